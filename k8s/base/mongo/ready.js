/* global connect, process, quit -- they are given by mongosh, which runs this */
// Ready is a member that takes part in the replica set; its first member begins the set when there is none yet.
const members = process.env.MEMBERS.split(',');
const server = connect('mongodb://127.0.0.1:27017/admin?directConnection=true');
const answer = server.hello();
if (answer.setName === undefined && members[0].startsWith(`${process.env.HOSTNAME}.`)) {
  server.adminCommand({ replSetInitiate: { _id: 'rs0', members: members.map((host, index) => ({ _id: index, host })) } });
}
const { isWritablePrimary, secondary } = server.hello();
quit(isWritablePrimary || secondary ? 0 : 1);
