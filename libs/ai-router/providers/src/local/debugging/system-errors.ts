import { error, type ErrorPattern } from './error-pattern';

/** Errors of networks, files, databases and deployments. */
export const systemErrors: readonly ErrorPattern[] = [
  error(/ECONNREFUSED\s?([\w.:[\]]{0,60})|Connection refused/i, [
    'Nobody listens at the address $1.',
    'Start the service, and check host and port: inside of a container, localhost is the container itself.',
    'The host answered that the port is closed.',
    'Wait for readiness before connecting.',
  ]),
  error(/ENOTFOUND\s?([\w.-]{0,100})|getaddrinfo|Name or service not known|Temporary failure in name resolution/, [
    'The name $1 cannot be resolved.',
    'Check its spelling and the DNS of this network.',
    'A name has to become an address first.',
    'Check addresses when the program starts.',
  ]),
  error(/ETIMEDOUT|ESOCKETTIMEDOUT|timed? ?out|deadline exceeded/i, [
    'No answer came in time.',
    'Find out whether it is slow or cannot be reached (firewall); then raise the limit or make it faster.',
    'The limit ended the wait.',
    'Watch the slowest requests, and retry only what may be repeated.',
  ]),
  error(/ECONNRESET|EPIPE|Broken pipe|socket hang up/, [
    'The other side closed the line.',
    'Look in its log; retry what may be repeated, and use keep-alive times shorter than those of the server.',
    'A closed line cannot be written to.',
    'Retry idempotent requests once.',
  ]),
  error(/EADDRINUSE.{0,20}?:?(\d{2,5})?|Address already in use/, [
    'The port $1 is taken.',
    'End the other program, or choose another port.',
    'One program listens at a port.',
    'Take the port from the environment.',
  ]),
  error(/EACCES|EPERM|Permission denied|AccessDenied|Access is denied/i, [
    'The user of this process may not do that.',
    'Give the rights that are needed to this file or role, not to everybody.',
    'The system checks the rights of the process.',
    'Test with the user that will run it.',
  ]),
  error(/ENOENT[^'"\n]{0,80}['"]?([^'"\n]{0,160})['"]?|No such file or directory(?:: '?([^'\n]{0,160})'?)?|FileNotFoundException/, [
    'The file $1$2 is not there.',
    'Check the path from the directory in which the process runs.',
    'Relative paths begin at the working directory.',
    'Build paths from the place of the program.',
  ]),
  error(/ENOSPC|No space left on device/, [
    'The disk, or its number of files or watches, is full.',
    'Look with df -h and df -i, and clear what is not needed.',
    'Nothing more can be written.',
    'Watch the free space.',
  ]),
  error(/EMFILE|Too many open files/, [
    'More files or lines are open than are allowed.',
    'Find what is not closed; raise the limit only after.',
    'Each takes a handle.',
    'Close in finally or with.',
  ]),
  error(/ER_DUP_ENTRY|duplicate key value violates unique constraint "?([\w.]{0,80})|E11000 duplicate key|UNIQUE constraint failed/, [
    'A value that must be unique is there already: $1.',
    'Decide whether this is an update (upsert), or a message to the user.',
    'The index lets each value in once.',
    'Make writes idempotent.',
  ]),
  error(/violates foreign key constraint|FOREIGN KEY constraint failed|ER_NO_REFERENCED_ROW/, [
    'A row points at one that is not there.',
    'Write the other row first, or delete in the other order.',
    'The database keeps what belongs together.',
    'Do both in one transaction.',
  ]),
  error(/deadlock detected|Deadlock found/i, [
    'Two transactions wait for each other.',
    'Take the rows in the same order everywhere, keep transactions short, and retry.',
    'Each holds what the other needs.',
    'Retry on the code of a deadlock.',
  ]),
  error(/relation "([\w.]{1,80})" does not exist|no such table:? ?([\w.]{0,80})|Unknown column '([\w.]{1,80})'/, [
    '$1$2$3 is not in this database.',
    'Run the migrations, and check which database and schema this is.',
    'The code is newer than the tables, or looks elsewhere.',
    'Migrate before deploying.',
  ]),
  error(/password authentication failed|Access denied for user|\b401\b|Unauthorized|invalid_api_key/i, [
    'Who asks is not known, or its key is wrong.',
    'Check that the key is set in this process, is not expired and has no blanks around it.',
    'The other side does not accept the credentials.',
    'Check credentials when the program starts.',
  ]),
  error(/\b403\b|Forbidden/, [
    'Who asks is known but may not do this.',
    'Give the role or scope that is missing.',
    'Rights are checked after identity.',
    'Test with the least rights.',
  ]),
  error(/\b429\b|Too Many Requests|rate.?limit/i, [
    'More was asked than is allowed in the time.',
    'Wait as long as Retry-After says, and send less at once.',
    'The limit protects the other side.',
    'Limit what you send yourself.',
  ]),
  error(/blocked by CORS policy|Access-Control-Allow-Origin/, [
    'The server does not allow this page to read its answers.',
    'Let the server name the origin of the page.',
    'The browser asks before a page may read another site.',
    'Test in a browser, not only with curl.',
  ]),
  error(
    /certificate (?:has expired|verify failed)|unable to verify the first certificate|SELF_SIGNED_CERT|self.signed certificate|CERT_HAS_EXPIRED/i,
    [
      'The certificate cannot be trusted.',
      'Renew it, send the whole chain, or give the process the authority that signed it. Do not turn the check off.',
      'Without it nobody knows who answers.',
      'Watch when certificates expire.',
    ],
  ),
  error(/CrashLoopBackOff|Back-off restarting/, [
    'The container ends again and again.',
    'Read the log of its last run (kubectl logs --previous) and its exit code.',
    'Kubernetes starts it again with longer waits.',
    'Check the configuration at the start, and say what is missing.',
  ]),
  error(/ImagePullBackOff|ErrImagePull|manifest unknown/, [
    'The image cannot be pulled.',
    'Check name, tag and the secret of the registry.',
    'The node has to find the image.',
    'Use digests that exist.',
  ]),
  error(/CUDA out of memory|CUDNN_STATUS/, [
    'The graphics card has too little memory.',
    'Use smaller batches or half precision, and free what is not needed.',
    'Model, data and gradients share the memory.',
    'Measure the peak on a small run.',
  ]),
  error(/npm ERR! code (\w{1,30})|ERESOLVE/, [
    'The installation failed with $1.',
    'Read the first lines below it; install from the lock file with npm ci.',
    'The versions that are asked for do not fit.',
    'Commit the lock file.',
  ]),
  error(/merge conflict|<<<<<<< /i, [
    'A merge was not finished.',
    'Decide for one side in each file and remove the marks.',
    'Git cannot tell which side is right.',
    'Merge often.',
  ]),
  error(/buffer underrun|xrun|ALSA lib.{0,60}underrun/i, [
    'The sound card ran out of samples.',
    'Use a larger buffer, and do nothing that may wait in the callback: no locks, no files, no allocations.',
    'The callback has to be done before the buffer has been played.',
    'Measure the longest callback.',
  ]),
];
