// @slack/webhook: what an incoming webhook takes and refuses.
import { IncomingWebhook } from '@slack/webhook';
import { assert, check, control, facts } from './harness.mjs';

export async function webhooks() {
  const hook = new IncomingWebhook(facts.webhookUrl);
  await check('a webhook takes a plain text', async () => assert.equal((await hook.send('Hello')).text, 'ok'));
  await check('a webhook takes blocks, and ignores a channel', async () => {
    await hook.send({ text: 'fallback', channel: '#finance', blocks: [{ type: 'divider' }] });
    const { messages } = await control('messages?limit=1');
    assert.equal(messages[0].channel, facts.memberChannel);
    assert.equal(messages[0].blocks[0].type, 'divider');
  });
  await refused('an empty text', hook, { text: '' }, 400, 'no_text');
  await refused('blocks that are wrong', hook, { text: 'x', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }] }, 400, 'invalid_blocks');
  const statuses = { no_service: 404, no_active_hooks: 404, channel_is_archived: 410, action_prohibited: 403, channel_not_found: 404, user_not_found: 400 };
  for (const { url, answers } of facts.webhooks.filter(one => statuses[one.answers])) {
    await refused(`a webhook that ends in ${answers}`, new IncomingWebhook(url), 'x', statuses[answers], answers);
  }
  await refused('a webhook with a wrong secret', new IncomingWebhook(`${facts.webhookUrl}x`), 'x', 403, 'invalid_token');
  await refused('a webhook of another workspace', new IncomingWebhook(facts.webhookUrl.replace('/T0', '/T9')), 'x', 404, 'no_team');
  await check('a webhook that is too fast gets 429 with Retry-After', async () => {
    await control('ratelimit', { method: 'webhook', retryAfter: 3, count: 1 });
    await assert.rejects(hook.send('x'), problem => httpStatus(problem) === 429);
  });
}

function refused(name, hook, message, status, body) {
  return check(`${name} is refused with ${status} ${body}`, async () => {
    await assert.rejects(hook.send(message), problem => {
      assert.equal(problem.code, 'slack_webhook_http_error', String(problem));
      assert.equal(httpStatus(problem), status);
      assert.equal(bodyOf(problem), body);
      return true;
    });
  });
}

const httpStatus = problem => problem.statusCode ?? problem.original?.response?.status;
const bodyOf = problem => problem.body ?? problem.original?.response?.data;
