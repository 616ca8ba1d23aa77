// node check.mjs [address of a running simulator]
import { bolt } from './bolt.mjs';
import { finish } from './harness.mjs';
import { install } from './install.mjs';
import { webApi } from './web-api.mjs';
import { webhooks } from './webhooks.mjs';

for (const part of [webhooks, webApi, install, bolt]) {
  console.log(`\n-- ${part.name}`);
  await part();
}

process.exit(finish());
