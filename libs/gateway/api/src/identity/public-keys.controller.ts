import { SigningKeys } from '@earshot/gateway/identity';
import { Controller, Get } from '@nestjs/common';

@Controller('.well-known')
export class PublicKeysController {
  constructor(private readonly keys: SigningKeys) {}

  @Get('jwks.json')
  publicKeys(): Promise<object> {
    return this.keys.publicKeys();
  }
}
