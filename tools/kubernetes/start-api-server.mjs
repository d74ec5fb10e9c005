// A real API server without nodes: it judges manifests as a cluster does, and nothing runs. Ready in a few seconds.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startInBackground } from '../servers/background-process.mjs';
import { freePort } from '../servers/free-port.mjs';
import { waitForPort } from '../servers/wait-for-port.mjs';
import { findKubernetesProgram } from './find-kubernetes.mjs';

/** @returns `kubeconfig`, the path of a file for kubectl, and `stop`; the cluster of KUBECONFIG when there are no programs */
export async function startApiServer() {
  const etcd = findKubernetesProgram('etcd');
  const apiServer = findKubernetesProgram('kube-apiserver');
  if (etcd !== undefined && apiServer !== undefined) return startOwn({ etcd, apiServer });
  const kubeconfig = process.env.KUBECONFIG;
  if (kubeconfig !== undefined && kubeconfig !== '') return { kubeconfig, stop: async () => undefined };
  throw new Error(
    'There is no API server to judge the manifests: set KUBEBUILDER_ASSETS to a folder with etcd, kube-apiserver and kubectl (setup-envtest makes one), or KUBECONFIG to a cluster.',
  );
}

async function startOwn({ etcd, apiServer }) {
  const directory = mkdtempSync(join(tmpdir(), 'earshot-kubernetes-'));
  const started = [];
  const stop = async () => {
    for (const background of started.reverse()) await background.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const [clientPort, peerPort, port] = [await freePort(), await freePort(), await freePort()];
    const etcdUrl = `http://127.0.0.1:${clientPort}`;
    started.push(startInBackground(etcd, etcdArguments(directory, etcdUrl, peerPort), { cwd: directory }));
    await waitForPort(clientPort, { isGone: started[0].isGone });
    const token = randomBytes(16).toString('hex');
    started.push(startInBackground(apiServer, apiServerArguments({ directory, etcdUrl, port, token }), { cwd: directory }));
    await waitUntilReady(`https://127.0.0.1:${port}`, started[1], port);
    return { kubeconfig: writeKubeconfig(directory, port, token), stop };
  } catch (error) {
    const said = started.at(-1)?.lastOutput();
    await stop();
    throw new Error(`The API server did not start: ${error.message}. It said: ${said}`, { cause: error });
  }
}

function etcdArguments(directory, etcdUrl, peerPort) {
  return [
    ...['--data-dir', join(directory, 'etcd'), '--unsafe-no-fsync'],
    ...['--listen-client-urls', etcdUrl, '--advertise-client-urls', etcdUrl],
    ...['--listen-peer-urls', `http://127.0.0.1:${peerPort}`],
  ];
}

function apiServerArguments({ directory, etcdUrl, port, token }) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyFile = join(directory, 'service-accounts.key');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
  writeFileSync(join(directory, 'tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });
  return [
    `--etcd-servers=${etcdUrl}`,
    ...['--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${port}`],
    ...[`--cert-dir=${join(directory, 'certificates')}`, `--token-auth-file=${join(directory, 'tokens.csv')}`],
    ...['--service-account-issuer=https://kubernetes.default.svc', `--service-account-key-file=${keyFile}`],
    ...[`--service-account-signing-key-file=${keyFile}`, '--service-cluster-ip-range=10.0.0.0/24'],
    ...['--authorization-mode=RBAC', '--disable-admission-plugins=ServiceAccount'],
  ];
}

function writeKubeconfig(directory, port, token) {
  const file = join(directory, 'kubeconfig');
  const configuration = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'check', cluster: { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'check', context: { cluster: 'check', user: 'admin' } }],
    'current-context': 'check',
  };
  writeFileSync(file, JSON.stringify(configuration), { mode: 0o600 });
  return file;
}

async function waitUntilReady(url, server, port) {
  await waitForPort(port, { isGone: server.isGone });
  const deadlineMs = Date.now() + 60_000;
  while (!(await isReady(url))) {
    if (server.isGone() || Date.now() > deadlineMs) throw new Error('it did not become ready within 60 s');
    await sleep(200);
  }
}

// Its certificate is its own and it listens on this machine alone.
function isReady(url) {
  return new Promise((resolve) => {
    get(`${url}/readyz`, { rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).once('error', () => resolve(false));
  });
}
