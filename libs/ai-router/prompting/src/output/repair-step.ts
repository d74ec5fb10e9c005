/** What had to be put right in an answer, without asking again. */
export type RepairStep =
  | 'reasoning_removed'
  | 'prose_removed'
  | 'trailing_comma'
  | 'missing_comma'
  | 'quotes'
  | 'unescaped_text'
  | 'unquoted_key'
  | 'unquoted_text'
  | 'comment'
  | 'literal'
  | 'truncation_closed'
  | 'unwrapped'
  | 'key_renamed'
  | 'choice_spelt'
  | 'value_converted'
  | 'list_wrapped'
  | 'null_dropped'
  | 'too_long_cut';

/** Takes down what was put right. */
export type NoteRepair = (step: RepairStep) => void;
