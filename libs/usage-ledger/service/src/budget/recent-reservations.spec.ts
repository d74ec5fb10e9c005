import { RecentReservations, type HeldReservation } from './recent-reservations';

const heldOf = (attemptId: string, tenantId = 'ada'): HeldReservation =>
  ({ budget: { _id: 'b', tenantId, period: '2026-11' }, reservation: { attemptId }, packed: '' }) as unknown as HeldReservation;

describe(RecentReservations.name, () => {
  it('gives each reservation out once, to its tenant alone', () => {
    const recent = new RecentReservations();
    const held = heldOf('attempt-1');
    recent.add(held);
    expect(recent.take('bob', 'attempt-1')).toBeUndefined();
    expect(recent.take('ada', 'attempt-1')).toBe(held);
    expect(recent.take('ada', 'attempt-1')).toBeUndefined();
  });

  it('forgets the older half when it is full', () => {
    const recent = new RecentReservations();
    for (let call = 0; call <= 4_096; call += 1) recent.add(heldOf(`attempt-${call}`));
    const isKept = (call: number): boolean => recent.take('ada', `attempt-${call}`) !== undefined;
    expect([0, 2_047, 2_048, 4_096].map(isKept)).toEqual([false, false, true, true]);
  });
});
