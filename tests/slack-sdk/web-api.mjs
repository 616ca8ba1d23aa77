// @slack/web-api: every method that the portal uses, its answers and its errors.
import slackWebApi from '@slack/web-api';
import { assert, bot, check, client, control, facts, refusals, reset } from './harness.mjs';

const { retryPolicies } = slackWebApi;
const credentials = { client_id: facts.clientId, client_secret: facts.clientSecret };
const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*Budget* waits' } }];

export async function webApi() {
  await conventions();
  await messages();
  await conversations();
  await people();
  await usergroups();
  await pages();
  await limitsAndOutages();
  await endings();
}

async function conventions() {
  await check('auth.test names workspace, bot and app', async () => {
    const answer = await bot.auth.test();
    assert.equal(answer.ok, true);
    assert.match(answer.team_id, /^T/);
    assert.match(answer.bot_id, /^B/);
    assert.match(answer.user_id, /^U/);
  });
  await check('the SDK reads the scopes of the token from the headers', async () => {
    const answer = await bot.usergroups.list();
    assert.ok(answer.response_metadata.scopes.includes('usergroups:write'));
    assert.deepEqual(answer.response_metadata.acceptedScopes, ['usergroups:read']);
  });
  await check('missing_scope says what is needed and provided', async () => {
    await assert.rejects(client(facts.unscopedToken).chat.postMessage({ channel: facts.memberChannel, text: 'x' }), problem => {
      assert.deepEqual([problem.data.error, problem.data.needed, problem.data.provided], ['missing_scope', 'chat:write', 'team:read']);
      return true;
    });
  });
  await check('team.info answers the workspace', async () => assert.match((await bot.team.info()).team.id, /^T/));
  await refusals([
    ['a call without a token', 'not_authed', () => client(undefined).auth.test()],
    ['an unknown token', 'invalid_auth', () => client('xoxb-nobody').auth.test()],
    ['a revoked token', 'token_revoked', () => client(facts.revokedToken).auth.test()],
    ['an inactive token', 'account_inactive', () => client(facts.inactiveToken).auth.test()],
    ['an unknown method', 'unknown_method', () => bot.apiCall('chat.dance')],
    ['users.list without its scope', 'missing_scope', () => client(facts.unscopedToken).users.list({})],
    ['usergroups.create without its scope', 'missing_scope', () => client(facts.unscopedToken).usergroups.create({ name: 'x' })],
  ]);
}

async function messages() {
  await check('chat.postMessage stores blocks, metadata and answers ts', async () => {
    const metadata = { event_type: 'approval_requested', event_payload: { id: '42' } };
    const answer = await bot.chat.postMessage({ channel: facts.memberChannel, text: 'Budget waits', blocks, metadata });
    assert.match(answer.ts, /^\d+\.\d{6}$/);
    assert.equal(answer.channel, facts.memberChannel);
    assert.equal(answer.message.bot_id, (await bot.auth.test()).bot_id);
    assert.ok(answer.message.blocks[0].block_id);
    assert.deepEqual(answer.message.metadata, metadata);
  });
  await check('chat.postMessage by #name answers the id', async () => {
    assert.equal((await bot.chat.postMessage({ channel: '#approvals', text: 'x' })).channel, facts.memberChannel);
  });
  await check('chat.postMessage to a person answers the D… id, which chat.update takes', async () => {
    const answer = await bot.chat.postMessage({ channel: facts.userId, text: 'x' });
    assert.match(answer.channel, /^D/);
    const updated = await bot.chat.update({ channel: answer.channel, ts: answer.ts, text: 'y' });
    assert.equal(updated.text, 'y');
  });
  await check('chat.postMessage into a thread names parent and author', async () => {
    const parent = await bot.chat.postMessage({ channel: facts.memberChannel, text: 'parent' });
    const reply = await bot.chat.postMessage({ channel: facts.memberChannel, text: 'reply', thread_ts: parent.ts });
    assert.equal(reply.message.thread_ts, parent.ts);
    assert.equal(reply.message.parent_user_id, parent.message.user);
  });
  await check('a reply that is broadcast is a thread_broadcast with its root', async () => {
    const parent = await bot.chat.postMessage({ channel: facts.memberChannel, text: 'parent' });
    const reply = await bot.chat.postMessage({ channel: facts.memberChannel, text: 'reply', thread_ts: parent.ts, reply_broadcast: true });
    assert.equal(reply.message.subtype, 'thread_broadcast');
    assert.equal(reply.message.root.ts, parent.ts);
  });
  await check('text comes back with its entities', async () => {
    const posted = await bot.chat.postMessage({ channel: facts.memberChannel, text: 'R&D <3 > 2, <@U0JANKOWAL1> &amp; <https://x.example/?a=1&b=2|it>' });
    assert.equal(posted.message.text, 'R&amp;D &lt;3 &gt; 2, <@U0JANKOWAL1> &amp; <https://x.example/?a=1&amp;b=2|it>');
  });
  await check('a direct message to a deactivated person is taken, though nobody reads it', async () => {
    const answer = await bot.chat.postMessage({ channel: 'U0DANDEPART', text: 'x' });
    assert.equal(answer.ok, true);
    assert.match(answer.channel, /^D/);
  });
  await check('chat.update by text alone takes the blocks away and marks it edited', async () => {
    const posted = await bot.chat.postMessage({ channel: facts.memberChannel, text: 'x', blocks });
    const updated = await bot.chat.update({ channel: posted.channel, ts: posted.ts, text: 'done' });
    assert.equal(updated.message.blocks, undefined);
    assert.ok(updated.message.edited.ts);
  });
  await check('chat.delete removes once', async () => {
    const posted = await bot.chat.postMessage({ channel: facts.memberChannel, text: 'x' });
    assert.equal((await bot.chat.delete({ channel: posted.channel, ts: posted.ts })).ts, posted.ts);
    await assert.rejects(bot.chat.delete({ channel: posted.channel, ts: posted.ts }), problem => problem.data.error === 'message_not_found');
  });
  await check('chat.postEphemeral answers message_ts', async () => {
    assert.ok((await bot.chat.postEphemeral({ channel: facts.memberChannel, user: facts.userId, text: 'psst' })).message_ts);
  });
  await check('invalid blocks come with json-pointers', async () => {
    const wrong = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
    await assert.rejects(bot.chat.postMessage({ channel: facts.memberChannel, text: 'x', blocks: wrong }), problem => {
      assert.equal(problem.data.error, 'invalid_blocks');
      assert.match(problem.data.errors[0], /json-pointer:\/blocks\/0\/text/);
      return true;
    });
  });
  const post = (channel, text = 'x') => () => bot.chat.postMessage({ channel, text });
  await refusals([
    ['posting to a channel that is not there', 'channel_not_found', post('C0NOTHERE')],
    ['posting to a private channel without the bot', 'channel_not_found', post(facts.privateNonMember)],
    ['posting to a public channel without the bot', 'not_in_channel', post(facts.nonMemberChannel)],
    ['posting to an archived channel', 'is_archived', post(facts.archivedChannel)],
    ['posting to a read-only channel', 'restricted_action_read_only_channel', post(facts.readOnlyChannel)],
    ['posting nothing', 'no_text', post(facts.memberChannel, '')],
    ['posting to a bot', 'cannot_dm_bot', post('U0DEPLOYBOT')],
    ['posting bad metadata', 'invalid_metadata_schema', () => bot.chat.postMessage({ channel: facts.memberChannel, text: 'x', metadata: { event_type: 'Bad Type', event_payload: {} } })],
    ['markdown beside text', 'markdown_text_conflict', () => bot.apiCall('chat.postMessage', { channel: facts.memberChannel, text: 'x', markdown_text: 'y' })],
    ['an update of nothing known', 'message_not_found', () => bot.chat.update({ channel: facts.memberChannel, ts: '1.000001', text: 'x' })],
    ['an update by a person’s id', 'channel_not_found', () => bot.chat.update({ channel: facts.userId, ts: '1.000001', text: 'x' })],
    ['an update in an archived channel', 'is_inactive', () => bot.chat.update({ channel: facts.archivedChannel, ts: '1.000001', text: 'x' })],
    ['an update that is too long', 'msg_too_long', () => bot.chat.update({ channel: facts.memberChannel, ts: '1.000001', text: 'x'.repeat(4001) })],
    ['an ephemeral message to a stranger', 'user_not_in_channel', () => bot.chat.postEphemeral({ channel: facts.memberChannel, user: 'U0NOBODY', text: 'x' })],
  ]);
  await check('a token with chat:write.public posts where the bot is not', async () => {
    assert.equal((await client(facts.publicToken).chat.postMessage({ channel: facts.nonMemberChannel, text: 'x' })).ok, true);
  });
}

async function conversations() {
  await check('conversations.open answers the same conversation for the same people', async () => {
    const first = await bot.conversations.open({ users: `${facts.userId},U0BEANOWAK1` });
    const second = await bot.conversations.open({ users: `U0BEANOWAK1,${facts.userId}`, return_im: true });
    assert.equal(second.channel.id, first.channel.id);
    assert.equal(second.already_open, true);
  });
  await check('conversations.info tells name, privacy and membership', async () => {
    const { channel } = await bot.conversations.info({ channel: facts.memberChannel, include_num_members: true });
    assert.deepEqual([channel.name, channel.is_private, channel.is_member], ['approvals', false, true]);
    assert.ok(channel.num_members > 3);
  });
  await refusals([
    ['conversations.open without people', 'users_list_not_supplied', () => bot.conversations.open({ users: '' })],
    ['conversations.open with a stranger', 'user_not_found', () => bot.conversations.open({ users: 'U0NOBODY' })],
    ['conversations.open with a deactivated person', 'user_disabled', () => bot.conversations.open({ users: 'U0DANDEPART' })],
    ['conversations.open with nine', 'too_many_users', () => bot.conversations.open({ users: 'U1,U2,U3,U4,U5,U6,U7,U8,U9' })],
    ['conversations.info of a hidden channel', 'channel_not_found', () => bot.conversations.info({ channel: facts.privateNonMember })],
    ['conversations.members of nothing', 'channel_not_found', () => bot.conversations.members({ channel: 'C0NOTHERE' })],
    ['conversations.list of an unknown type', 'invalid_types', () => bot.conversations.list({ types: 'rooms' })],
    ['conversations.list with a made up cursor', 'invalid_cursor', () => bot.conversations.list({ cursor: 'made-up' })],
    ['conversations.list with too high a limit', 'invalid_limit', () => bot.conversations.list({ limit: 5000 })],
  ]);
}

async function people() {
  await check('users.lookupByEmail finds whatever the case', async () => {
    assert.equal((await bot.users.lookupByEmail({ email: facts.email.toUpperCase() })).user.id, facts.userId);
  });
  await check('users.info shows e-mail, and Slackbot as no bot', async () => {
    assert.equal((await bot.users.info({ user: facts.userId })).user.profile.email, facts.email);
    assert.equal((await bot.users.info({ user: 'USLACKBOT' })).user.is_bot, false);
  });
  await refusals([
    ['users.lookupByEmail of nobody', 'users_not_found', () => bot.users.lookupByEmail({ email: facts.unknownEmail })],
    ['users.lookupByEmail of a deactivated person', 'users_not_found', () => bot.users.lookupByEmail({ email: facts.deactivatedEmail })],
    ['users.info of nobody', 'user_not_found', () => bot.users.info({ user: 'U0NOBODY' })],
  ]);
}

async function usergroups() {
  let group;
  await check('usergroups.create answers the group', async () => {
    group = (await bot.usergroups.create({ name: 'SDK approvers', handle: 'sdk-approvers', description: 'd' })).usergroup;
    assert.match(group.id, /^S/);
    assert.equal(group.date_delete, 0);
  });
  await check('usergroups.users.update replaces everybody', async () => {
    await bot.usergroups.users.update({ usergroup: group.id, users: `${facts.userId},U0MEILIN001` });
    const answer = await bot.usergroups.users.update({ usergroup: group.id, users: 'U0BEANOWAK1' });
    assert.deepEqual(answer.usergroup.users, ['U0BEANOWAK1']);
    assert.deepEqual((await bot.usergroups.users.list({ usergroup: group.id })).users, ['U0BEANOWAK1']);
  });
  await check('usergroups.update changes the name and keeps the rest', async () => {
    const { usergroup } = await bot.usergroups.update({ usergroup: group.id, name: 'SDK deciders' });
    assert.deepEqual([usergroup.name, usergroup.handle], ['SDK deciders', 'sdk-approvers']);
  });
  await check('usergroups.list shows what the flags ask for', async () => {
    const found = (await bot.usergroups.list({ include_users: true, include_count: true })).usergroups.find(one => one.id === group.id);
    assert.deepEqual(found.users, ['U0BEANOWAK1']);
    assert.equal(Number(found.user_count), 1);
  });
  await check('usergroups.disable hides, usergroups.enable brings back', async () => {
    await bot.usergroups.disable({ usergroup: group.id });
    assert.equal((await bot.usergroups.list()).usergroups.some(one => one.id === group.id), false);
    assert.equal((await bot.usergroups.list({ include_disabled: true })).usergroups.some(one => one.id === group.id), true);
    await bot.usergroups.enable({ usergroup: group.id });
    assert.equal((await bot.usergroups.list()).usergroups.some(one => one.id === group.id), true);
  });
  const create = args => () => bot.usergroups.create(args);
  const fill = users => () => bot.usergroups.users.update({ usergroup: group.id, users });
  await refusals([
    ['a group’s name twice', 'name_already_exists', create({ name: 'SDK deciders', handle: 'other' })],
    ['the handle of a disabled group', 'handle_already_exists', create({ name: 'n', handle: 'old-approvers' })],
    ['the handle of a channel', 'handle_already_exists', create({ name: 'n', handle: 'finance' })],
    ['a handle with a space', 'bad_handle', create({ name: 'n', handle: 'a b' })],
    ['a channel that is not there', 'invalid_channel_provided', create({ name: 'n', handle: 'h', channels: 'C0NOTHERE' })],
    ['an empty group', 'no_users_provided', fill('')],
    ['a group with a stranger', 'invalid_users', fill('U0NOBODY')],
    ['a group with a deactivated person', 'invalid_users', fill('U0DANDEPART')],
    ['a group with a guest of one channel', 'single_channel_guests_cannot_be_added', fill('U0SIASINGLE')],
    ['an unknown group', 'no_such_subteam', () => bot.usergroups.users.list({ usergroup: 'S0NOTHERE' })],
    ['enabling an enabled group', 'already_enabled', () => bot.usergroups.enable({ usergroup: group.id })],
  ]);
  await control('workspace', { onlyAdminsManageUsergroups: true });
  await refusals([['a bot where only admins manage groups', 'permission_denied', fill(facts.userId)]]);
  await control('workspace', { onlyAdminsManageUsergroups: false, paid: false });
  await refusals([['a group in a free workspace', 'paid_teams_only', create({ name: 'n', handle: 'h' })]]);
  await control('workspace', { paid: true });
}

async function pages() {
  await control('users', { count: 450 });
  await control('channels', { count: 230 });
  await check('paginate walks users.list to its end', async () => {
    const ids = new Set();
    let count = 0;
    for await (const page of bot.paginate('users.list', { limit: 100 })) {
      count += 1;
      for (const member of page.members) ids.add(member.id);
    }
    assert.equal(ids.size, 470);
    assert.equal(count, 5);
  });
  await check('paginate walks conversations.list with its reducer', async () => {
    const names = await bot.paginate('conversations.list', { limit: 50, types: 'public_channel,private_channel' }, () => false,
      (all, page) => [...(all ?? []), ...page.channels.map(channel => channel.name)]);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.includes('channel-0230') && names.includes('legal') && !names.includes('boardroom'));
  });
  await check('paginate walks conversations.members', async () => {
    const members = [];
    for await (const page of bot.paginate('conversations.members', { channel: facts.memberChannel, limit: 3 })) members.push(...page.members);
    assert.ok(members.length > 6 && new Set(members).size === members.length);
  });
  await check('a group holds 450 people', async () => {
    const people = (await control('users', { count: 1 })).users;
    assert.equal(people[0].email, 'user0451@acme.test');
    const users = Array.from({ length: 450 }, (_, index) => `U1USER${String(index + 1).padStart(5, '0')}`);
    assert.equal((await bot.usergroups.users.update({ usergroup: 'S0FINANCE01', users: users.join(',') })).usergroup.users.length, 450);
  });
}

async function limitsAndOutages() {
  await check('the SDK honours a 429 by itself', async () => {
    await control('ratelimit', { method: 'chat.postMessage', retryAfter: 1, count: 1 });
    const patient = client(facts.token);
    let waits = 0;
    patient.on('rate_limited', seconds => { waits = seconds; });
    const started = Date.now();
    assert.equal((await patient.chat.postMessage({ channel: facts.memberChannel, text: 'after a 429' })).ok, true);
    assert.equal(waits, 1);
    assert.ok(Date.now() - started >= 950, 'it did not wait');
  });
  await check('the SDK reports a 429 when told not to wait', async () => {
    await control('ratelimit', { method: 'auth.test', retryAfter: 7, count: 1 });
    await assert.rejects(client(facts.token, { rejectRateLimitedCalls: true }).auth.test(), { code: 'slack_webapi_rate_limited_error', retryAfter: 7 });
  });
  await check('Slack’s own limit of a tier answers 429, other methods stay open', async () => {
    await control('limits', { enabled: true, tier2PerMinute: 1 });
    const hasty = client(facts.token, { rejectRateLimitedCalls: true });
    await hasty.users.list({ limit: 1 });
    await assert.rejects(hasty.users.list({ limit: 1 }), { code: 'slack_webapi_rate_limited_error' });
    await hasty.users.info({ user: facts.userId });
    await control('limits', { enabled: false });
  });
  await check('the SDK tries again after a 503', async () => {
    await control('faults', { target: 'team.info', kind: '503', count: 1 });
    assert.equal((await client(facts.token, { retryConfig: retryPolicies.rapidRetryPolicy }).team.info()).ok, true);
  });
  await check('an answer that is no JSON is no success', async () => {
    await control('faults', { target: 'team.info', kind: 'non_json', count: 1 });
    await assert.rejects(client(facts.token, { retryConfig: { retries: 0 } }).team.info());
  });
}

async function endings() {
  await check('auth.revoke with test=true revokes nothing', async () => {
    assert.equal((await bot.auth.revoke({ test: true })).revoked, false);
    await bot.auth.test();
  });
  await refusals([
    ['apps.uninstall with a wrong secret', 'bad_client_secret', () => bot.apps.uninstall({ ...credentials, client_secret: 'x' })],
    ['apps.uninstall of another app', 'invalid_client_id', () => bot.apps.uninstall({ ...credentials, client_id: '1.2' })],
  ]);
  await control('app', { uninstallError: 'no_permission' });
  await refusals([['apps.uninstall by a bot, where it may not', 'no_permission', () => bot.apps.uninstall(credentials)]]);
  await control('app', { uninstallError: '' });
  await check('auth.revoke ends the token and its webhooks', async () => {
    assert.equal((await bot.auth.revoke()).revoked, true);
    await assert.rejects(bot.auth.test(), problem => problem.data.error === 'token_revoked');
    assert.equal(await (await fetch(facts.webhookUrl, { method: 'POST', body: '{"text":"x"}' })).text(), 'no_service');
  });
  await reset();
  await check('apps.uninstall ends every token', async () => {
    await bot.apps.uninstall(credentials);
    await assert.rejects(bot.auth.test(), problem => problem.data.error === 'account_inactive');
  });
  await reset();
}
