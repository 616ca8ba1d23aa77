// @slack/bolt: clicks and events that the simulator signs, checked by Bolt's own receiver.
import { App, HTTPReceiver } from '@slack/bolt';
import { createServer } from 'node:net';
import { assert, bot, check, client, control, facts, logger, reset } from './harness.mjs';

export async function bolt() {
  const got = [];
  const { app, endpoint } = await start(got);
  await clicks(endpoint, got);
  await events(endpoint, got);
  await app.stop();
  await reset();
}

async function start(got) {
  const port = await freePort();
  const receiver = new HTTPReceiver({ signingSecret: facts.signingSecret, endpoints: '/slack/events', logger });
  const app = new App({ receiver, token: facts.token, clientOptions: { slackApiUrl: facts.apiBaseUrl }, logger });
  app.action('open', async ({ ack, body, action, respond }) => {
    await ack();
    got.push({ kind: 'click', body, action, respond });
  });
  app.action('never', async () => {});
  for (const type of ['tokens_revoked', 'app_uninstalled', 'channel_archive', 'channel_rename']) {
    app.event(type, async ({ event, body, context }) => { got.push({ kind: type, event, body, context }); });
  }
  await app.start({ port, host: '127.0.0.1' });
  return { app, endpoint: `http://127.0.0.1:${port}/slack/events` };
}

function freePort() {
  return new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function seen(got, kind) {
  for (let waited = 0; waited < 1500; waited++) {
    const found = got.find(one => one.kind === kind);
    if (found) return got.splice(got.indexOf(found), 1)[0];
    await new Promise(done => setTimeout(done, 20));
  }
  throw new Error(`Bolt did not see ${kind}.`);
}

async function clicks(endpoint, got) {
  const button = (action_id, more = {}) => ({ type: 'button', action_id, text: { type: 'plain_text', text: 'Open' }, ...more });
  const posted = await bot.chat.postMessage({
    channel: facts.memberChannel,
    text: 'fallback',
    blocks: [{ type: 'actions', block_id: 'row', elements: [button('open', { url: 'https://portal.test/42', value: '42' }), button('never')] }],
  });
  const click = more => control('click', { channel: posted.channel, ts: posted.ts, action_id: 'open', block_id: 'row', request_url: endpoint, ...more });
  await check('Bolt takes a signed click', async () => {
    const delivery = await click();
    assert.deepEqual([delivery.status, delivery.accepted], [200, true]);
    const { body, action } = await seen(got, 'click');
    assert.deepEqual([action.action_id, action.block_id, action.value, action.url], ['open', 'row', '42', 'https://portal.test/42']);
    assert.equal(body.message.ts, posted.ts);
    assert.equal(body.user.id, facts.userId);
  });
  await check('Bolt’s respond() reaches the response_url', async () => {
    await click();
    await (await seen(got, 'click')).respond({ replace_original: true, text: 'Decided' });
    assert.equal((await control('messages?contains=Decided')).messages[0].ts, posted.ts);
    await bot.chat.update({ channel: posted.channel, ts: posted.ts, text: 'x', blocks: posted.message.blocks });
  });
  await check('a click that is not acknowledged is not accepted', async () => {
    const delivery = await click({ action_id: 'never', timeoutMs: 300 });
    assert.deepEqual([delivery.accepted, delivery.error], [false, 'http_timeout']);
  });
  for (const [name, defect] of [['signed with a wrong secret', { wrongSecret: true }], ['six minutes old', { staleSeconds: 360 }], ['without a signature', { unsigned: true }]]) {
    await check(`Bolt refuses a click that is ${name}`, async () => {
      const delivery = await click(defect);
      assert.equal(delivery.status, 401);
      assert.equal(got.length, 0);
    });
  }
}

async function events(endpoint, got) {
  const send = async body => (await control('events', { request_url: endpoint, ...body })).deliveries;
  await check('Bolt answers url_verification', async () => {
    const [delivery] = await send({ type: 'url_verification' });
    assert.equal(delivery.challengeAnswered, true);
  });
  await check('Bolt sees tokens_revoked with ids of users', async () => {
    await send({ type: 'tokens_revoked', oauth: [facts.userId] });
    const { event, body } = await seen(got, 'tokens_revoked');
    assert.deepEqual(event.tokens, { oauth: [facts.userId], bot: ['U0PORTALBOT'] });
    assert.match(body.event_id, /^Ev/);
  });
  await check('Bolt sees both ends in either order', async () => {
    const deliveries = await send({ events: [{ type: 'app_uninstalled' }, { type: 'tokens_revoked' }] });
    assert.deepEqual(deliveries.map(one => [one.type, one.status]), [['app_uninstalled', 200], ['tokens_revoked', 200]]);
    await seen(got, 'app_uninstalled');
    await seen(got, 'tokens_revoked');
  });
  await check('Bolt sees archive and rename', async () => {
    await send({ events: [{ type: 'channel_archive', channel: '#finance' }, { type: 'channel_rename', channel: '#finance', name: 'money' }] });
    assert.match((await seen(got, 'channel_archive')).event.channel, /^C/);
    assert.equal((await seen(got, 'channel_rename')).event.channel.name, 'money');
  });
  await check('Bolt sees that an event is a repetition', async () => {
    await send({ type: 'app_uninstalled', retryNum: 2, retryReason: 'http_timeout' });
    const { context } = await seen(got, 'app_uninstalled');
    assert.deepEqual([context.retryNum, context.retryReason], [2, 'http_timeout']);
  });
  for (const [name, defect] of [['signed with a wrong secret', { wrongSecret: true }], ['six minutes old', { staleSeconds: 360 }]]) {
    await check(`Bolt refuses an event that is ${name}`, async () => {
      const [delivery] = await send({ type: 'app_uninstalled', ...defect });
      assert.equal(delivery.status, 401);
      assert.equal(got.length, 0);
    });
  }
  await check('an uninstalled app is told so by itself', async () => {
    await control('app', { eventsUrl: endpoint });
    await client(facts.token).apps.uninstall({ client_id: facts.clientId, client_secret: facts.clientSecret });
    await seen(got, 'tokens_revoked');
    await seen(got, 'app_uninstalled');
  });
}
