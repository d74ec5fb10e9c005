// npm run test:kubernetes: renders every overlay, checks what must hold in all of them and has a real API server judge them.
import { runMain } from './run-main.mjs';
import { setUp } from './set-up/set-up.mjs';
import { runSteps } from './steps/run-steps.mjs';

async function main() {
  await setUp();
  const { listOverlays, renderOverlay } = await import('./kubernetes/render-overlay.mjs');
  const rendered = new Map();
  const render = (name) => rendered.get(name) ?? rendered.set(name, renderOverlay(name)).get(name);
  const overlays = listOverlays().map((name) => ({ name, manifests: () => render(name) }));
  const { steps, close } = await judgingSteps(overlays);
  try {
    return await runSteps('test-kubernetes', [...overlays.map(renderingStep), ...(await checkingSteps(overlays)), ...steps], {
      keepGoing: true,
    });
  } finally {
    await close();
  }
}

const renderingStep = ({ name, manifests }) => ({
  title: `The overlay ${name} renders`,
  run: () => exitCode(manifests().length > 0 ? [] : ['It is empty.']),
});

async function checkingSteps(overlays) {
  const { invariants } = await import('./kubernetes/check-invariants.mjs');
  return overlays.flatMap(({ name, manifests }) =>
    Object.entries(invariants).map(([title, check]) => ({
      title: `The overlay ${name} ${title}`,
      run: () => exitCode(check(manifests())),
    })),
  );
}

async function judgingSteps(overlays) {
  const { breakages } = await import('./kubernetes/broken-manifests.mjs');
  const { createJudge } = await import('./kubernetes/judge-manifests.mjs');
  const { startApiServer } = await import('./kubernetes/start-api-server.mjs');
  let server;
  let judge;
  const start = async () => {
    server = await startApiServer();
    judge = createJudge(server.kubeconfig);
    const { succeeded, output } = judge.open();
    return exitCode(succeeded ? [] : [output]);
  };
  const expectVerdict = (isAccepted, manifests) => {
    if (judge === undefined) throw new Error('Not judged: there is no API server, see above.');
    const { accepted, output } = judge.judge(manifests);
    return exitCode(accepted === isAccepted ? [] : [output]);
  };
  const refusals = Object.entries(breakages).map(([title, breakIt]) => ({
    title: `It refuses ${title}`,
    run: () => expectVerdict(false, breakIt(overlays[0].manifests())),
  }));
  const acceptances = overlays.map(({ name, manifests }) => ({
    title: `It accepts the overlay ${name}`,
    run: () => expectVerdict(true, manifests()),
  }));
  const close = async () => {
    judge?.close();
    await server?.stop();
  };
  return { steps: [{ title: 'An API server is ready', run: start }, ...refusals, ...acceptances], close };
}

function exitCode(problems) {
  problems.forEach((problem) => console.error(problem));
  return problems.length === 0 ? 0 : 1;
}

await runMain(main);
