import { EarshotError } from '@earshot/contracts';
import { z } from 'zod';

/** Longer ones are refused before they are hashed: hashing costs us more than sending costs an attacker. */
const longestPassword = 200;

const newAccount = z.object({
  email: z.email('Give an e-mail address, for example anna@example.org.').max(254, 'The e-mail address is too long.').toLowerCase(),
  username: z.string().trim().min(1, 'Give a name.').max(80, 'The name has at most 80 characters.'),
  password: z
    .string()
    .min(8, 'The password has at least 8 characters.')
    .max(longestPassword, `The password has at most ${longestPassword} characters.`),
});

export type NewAccount = z.output<typeof newAccount>;

/** @throws EarshotError INVALID_INPUT that names the first field that is not acceptable */
export function checkNewAccount(input: z.input<typeof newAccount>): NewAccount {
  const checked = newAccount.safeParse(input);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new EarshotError('INVALID_INPUT', issue?.message ?? 'The account cannot be made like this.', {
    details: { field: issue?.path.join('.') },
  });
}

/** @returns whether this can be the password of any account */
export const isPossiblePassword = (password: string): boolean => password.length <= longestPassword;
