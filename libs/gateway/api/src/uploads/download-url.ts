import type { FastifyRequest } from 'fastify';

/** @returns the address at which this server was called, to be put before a path; empty where nobody called by HTTP */
export const ownOrigin = (request: FastifyRequest | null): string => (request === null ? '' : `${request.protocol}://${request.host}`);

/** @returns where a file's bytes are, for its owner */
export const downloadUrl = (fileId: string, request: FastifyRequest | null): string => `${ownOrigin(request)}/files/${fileId}`;
