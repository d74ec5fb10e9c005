import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { ApiKeys, AuditLog, type ApiKeyDocument } from '@earshot/gateway/identity';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import type { ApiKey, MutationCreateApiKeyArgs, MutationRevokeApiKeyArgs, NewApiKey } from '../schema-types.generated';

const longestName = 100;

@Resolver()
export class ApiKeysResolver {
  constructor(
    private readonly keys: ApiKeys,
    private readonly audit: AuditLog,
  ) {}

  @Query()
  async apiKeys(@Caller() caller: CallerIdentity): Promise<ApiKey[]> {
    return (await this.keys.list(caller.userId)).map(viewApiKey);
  }

  @Mutation()
  async createApiKey(@Args() { name }: MutationCreateApiKeyArgs, @Caller() caller: CallerIdentity): Promise<NewApiKey> {
    const trimmed = name.trim();
    if (trimmed === '' || trimmed.length > longestName) {
      throw new EarshotError('INVALID_INPUT', `Give the key a name of 1 to ${longestName} characters.`, { details: { field: 'name' } });
    }
    const { key, secret } = await this.keys.create(caller.userId, trimmed);
    await this.audit.record('api-key.created', { userId: caller.userId, subject: key._id });
    return { apiKey: viewApiKey(key), secret };
  }

  @Mutation()
  async revokeApiKey(@Args() { id }: MutationRevokeApiKeyArgs, @Caller() caller: CallerIdentity): Promise<boolean> {
    const revoked = await this.keys.revoke(caller.userId, id);
    if (revoked) await this.audit.record('api-key.revoked', { userId: caller.userId, subject: id });
    return revoked;
  }
}

const viewApiKey = ({ _id, name, prefix, createdAt, lastUsedAt, revokedAt }: ApiKeyDocument): ApiKey => ({
  id: _id,
  name,
  prefix,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
});
