import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { InvalidCatalogueError } from './invalid-catalogue.error';
import { operatorCatalogue, type OperatorCatalogue } from './operator-catalogue';

/**
 * Reads the text of an operator's catalogue: JSON, in which comments are allowed.
 *
 * @param file its name, for the messages
 * @throws InvalidCatalogueError that names the line and the field of every mistake
 */
export function parseOperatorCatalogue(text: string, file: string): OperatorCatalogue {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const at = (offset: number): string => `${file}, line ${text.slice(0, offset).split('\n').length}`;
  if (tree === undefined || errors.length > 0) {
    const problems = errors.map(({ error, offset }) => `${at(offset)}: ${inWords(printParseErrorCode(error))}.`);
    throw new InvalidCatalogueError(problems);
  }
  const read = operatorCatalogue.safeParse(getNodeValue(tree));
  if (read.success) return read.data;
  throw new InvalidCatalogueError(
    read.error.issues.map(({ path, message }) => `${at(nearest(tree, path).offset)}, ${path.join('.') || 'the whole'}: ${message}.`),
  );
}

/** `CloseBraceExpected` as people write it. */
const inWords = (code: string): string => code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();

/** The place of a field, or of what should hold it where it is missing. */
function nearest(tree: Node, path: readonly PropertyKey[]): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(
      tree,
      path.slice(0, length).map((part) => (typeof part === 'number' ? part : String(part))),
    );
    if (node !== undefined) return node;
  }
  return tree;
}
