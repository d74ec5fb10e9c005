import { defineSection } from '../setting';
import { text } from '../values/text';

/** Where the embedded profile keeps everything. */
export const dataSection = defineSection({
  directory: {
    env: 'EARSHOT_DATA_DIR',
    schema: text('a folder that may be written'),
    description: 'Folder of documents, blobs and keys of the embedded profile; a copy of it is a whole backup.',
    default: './data',
  },
});
