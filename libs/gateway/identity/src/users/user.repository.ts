import type { Role } from '@earshot/contracts';
import { DocumentStore, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { users, type Preferences, type UserDocument } from './user.document';

/** The accounts. */
@Injectable()
export class UserRepository {
  private readonly collection: DocumentCollection<UserDocument>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(users);
  }

  /** @throws EarshotError CONFLICT when the address is taken */
  insert(user: UserDocument): Promise<void> {
    return this.collection.insert(user);
  }

  find(id: string): Promise<UserDocument | null> {
    return this.collection.findById(id);
  }

  findByEmail(email: string): Promise<UserDocument | null> {
    return this.collection.findOne({ email: email.toLowerCase() });
  }

  async changePassword(id: string, passwordHash: string): Promise<void> {
    await this.collection.update({ _id: id }, { $set: { passwordHash } });
  }

  async changeRole(id: string, role: Role): Promise<void> {
    await this.collection.update({ _id: id }, { $set: { role, isActive: true } });
  }

  async changePreferences(id: string, changes: Partial<Preferences>): Promise<UserDocument | null> {
    const user = await this.find(id);
    if (user === null) return null;
    return this.collection.findOneAndUpdate({ _id: id }, { $set: { preferences: { ...user.preferences, ...changes } } });
  }
}
