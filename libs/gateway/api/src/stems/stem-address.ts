import { stemKind, type StemKind } from '@earshot/contracts';
import type { FastifyRequest } from 'fastify';
import { downloadUrl } from '../uploads/download-url';

/** @returns where the bytes of a stem are, for the owner of the file */
export const stemUrl = (fileId: string, kind: StemKind, request: FastifyRequest | null): string =>
  `${downloadUrl(fileId, request)}/stems/${kind.toLowerCase()}`;

/** @returns the kind that the last part of such an address names, or null when there is none of this name */
export const stemKindOf = (name: string): StemKind | null => stemKind.safeParse(name.toUpperCase()).data ?? null;

/** @returns what a stem is called when it is saved: `song.mp3` becomes `song (harmonic).wav` */
export const stemFilename = (filename: string, kind: StemKind): string =>
  `${filename.replace(/(?<=.)\.[^.]*$/, '')} (${kind.toLowerCase()}).wav`;
