import type { OpenSession, Preferences, UserDocument } from '@earshot/gateway/identity';
import type { Session, User } from '../schema-types.generated';

/** A user without what other services know of them; resolvers add that. */
export type UserView = Omit<User, 'plan' | 'totalAnalyses' | 'totalUploads'>;

export function viewUser({ _id, email, username, role, isActive, preferences, createdAt }: UserDocument): UserView {
  return {
    __typename: 'User',
    id: _id,
    email,
    username,
    role,
    isActive,
    preferences: viewPreferences(preferences),
    createdAt: createdAt.toISOString(),
  };
}

export const viewPreferences = ({ autoAnalyze, vibeModel, feedbackProfile }: Preferences) => ({ autoAnalyze, vibeModel, feedbackProfile });

export type SessionView = Omit<Session, 'user'> & { __typename: 'Session'; user: UserView };

export function viewSession({ accessToken, refreshToken, expiresAt, user }: OpenSession): SessionView {
  return { __typename: 'Session', accessToken, refreshToken, expiresAt: expiresAt.toISOString(), user: viewUser(user) };
}
