/** Every process listens to it: whose call it is, ends it. The payload is the call's id. */
export const cancelSubject = 'earshot-control.v1.call.cancel';
