const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** They say "put yours here" wherever they stand in a value. */
export const standInWords = wordSet(`
  your yours example placeholder changeme change replace replaceme insert redacted removed masked hidden dummy sample xxx xxxx todo
  tbd undefined omitted enter paste fill none null fake
`);

/** They say what a value is, and are none: a value of nothing else is a stand-in. */
export const namingWords = wordSet(`
  my the a an some api key keys token secret password passwd pass pwd private access auth client user username value here goes this
  is test testing string text number boolean object true false yes no nil empty default required optional invalid missing wrong
  incorrect bearer basic input field form label name type id code public protected hash hashed encrypted current new old confirm
  repeat forgot reset show hide strong weak credentials credential authorization identifier keyword comment variable operator
  literal punctuation function class constant delimiter tag attribute attributes entity markup meta source support storage numeric
  regexp escape heading link any unknown void never str bytes int float session cookie header oauth jwt disabled enabled self window
  document config settings options params request response body props state payload env environment provider service random
  generated unset valid expired revoked needed given unchanged
`);

/** Behind such a word a name speaks about a secret, and holds none. */
export const wordsAboutSecrets = wordSet(`
  count counts length len type types url uri endpoint name names id ids field fields file path limit limits size policy hash hashed
  digest expiry expires expiration ttl regex pattern min max budget usage index hint label title placeholder input provider manager
  service store required enabled disabled valid header prefix suffix param params error errors reset strength rotation age format
  schema price cost rate factory handler helper util utils generator validator in at ring dir directory ref refs reference arn
  version algorithm alg bytes bits day days seconds minutes help text message description state status mode class kind source scheme
  location role scope lifetime
`);

/** In front of a token, a key or a secret they make it something else. */
export const wordsOfOtherThings = wordSet(`
  page next prev previous continuation pagination cancellation cancel eos bos pad unk mask cls sep stop special design lexer syntax
  semantic public num max min total prompt completion input output has is no use per count forgot parse first last color theme
  estimated cached used
`);

/** Behind the word in a name they change nothing. */
export const usualEndings = wordSet(`
  value prod production dev development staging test live primary secondary old new backup default string plain raw base b env main
  v key access b64 base64 pem plaintext
`);

/** Passes of filters, tests and renderers are no passwords. */
export const wordsOfPasses = wordSet(`
  low high band all by first second one two single multi boarding com render hi lo final test tests
`);
