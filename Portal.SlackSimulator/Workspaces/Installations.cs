namespace Portal.SlackSimulator.Workspaces;

/// <summary>The app's way into the workspace and out of it: codes, tokens, webhooks.</summary>
internal sealed class Installations(Workspace workspace, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);
    private readonly RefreshTokens _refreshTokens = new(workspace, clock);
    private readonly Dictionary<(bool IsOrgWide, string? UserId), string> _current = [];

    /// <summary>Whether the code was given here.</summary>
    public bool Knows(string? code)
    {
        lock (_gate)
        {
            return code is not null && _codes.ContainsKey(code);
        }
    }

    /// <summary>Whether the refresh token was given here.</summary>
    public bool KnowsRefresh(string? token)
    {
        lock (_gate)
        {
            return _refreshTokens.Knows(token);
        }
    }

    public string Allow(AuthorizationRequest request, string? channelId)
    {
        lock (_gate)
        {
            var code = new AuthorizationCode($"{RandomText.Of(10)}.{RandomText.Of(32)}", request, channelId, clock.GetUtcNow());
            _codes[code.Value] = code;
            return code.Value;
        }
    }

    public Installation? Exchange(string? value, string? redirectUri, string? verifier, out string? problem)
    {
        lock (_gate)
        {
            var code = value is null ? null : _codes.GetValueOrDefault(value);
            problem = code is null ? "invalid_code" : code.ProblemOf(redirectUri, verifier, clock.GetUtcNow());
            if (problem is not null)
            {
                return null;
            }

            code!.IsUsed = true;
            return Install(code);
        }
    }

    public Installation? Refresh(string? value, out string? problem)
    {
        lock (_gate)
        {
            if (_refreshTokens.Use(value) is not { } fresh)
            {
                problem = "invalid_refresh_token";
                return null;
            }

            problem = null;
            _current[(fresh.Token.IsOrgWide, fresh.Token.UserId)] = fresh.Token.Value;
            return new Installation { Bot = fresh.Token, RefreshToken = fresh.RefreshToken, IsOrgWide = fresh.Token.IsOrgWide };
        }
    }

    /// <summary>A long-lived token for one that rotates.</summary>
    public Installation Rotate(SlackToken old)
    {
        lock (_gate)
        {
            var fresh = _refreshTokens.Issue(old);
            _current[(old.IsOrgWide, old.UserId)] = fresh.Token.Value;
            workspace.Tokens.Put(old with { Problem = "token_revoked" });
            return new Installation { Bot = fresh.Token, RefreshToken = fresh.RefreshToken, IsOrgWide = old.IsOrgWide };
        }
    }

    private Installation Install(AuthorizationCode code)
    {
        var (request, app) = (code.Request, workspace.App);
        var bot = request.Scopes.Count == 0 ? null : Grant(request.Scopes, userId: null);
        var user = request.UserScopes.Count == 0 ? null : Grant(request.UserScopes, workspace.Team.InstallerId);
        return new Installation
        {
            Bot = bot?.Token,
            RefreshToken = bot?.RefreshToken,
            User = user?.Token,
            UserRefreshToken = user?.RefreshToken,
            Webhook = request.WantsWebhook && code.ChannelId is not null ? AddWebhook(bot!.Token, code.ChannelId) : null,
            IsOrgWide = app.OrgInstall,
        };
    }

    // Scopes only ever grow while the app stays installed.
    private GrantedToken Grant(IReadOnlyList<string> scopes, string? userId)
    {
        var app = workspace.App;
        var key = (app.OrgInstall, userId);
        var old = workspace.Tokens.Find(_current.GetValueOrDefault(key)) is { } known && known.ProblemAt(clock.GetUtcNow()) is null ? known : null;
        IReadOnlyList<string> all = [.. scopes.Union(old?.Scopes ?? [], StringComparer.Ordinal)];
        var value = old is { ExpiresAt: null } && !app.NewTokenOnReinstall ? old.Value : $"{(userId is null ? "xoxb" : "xoxp")}-simulator-{RandomText.Of(24)}";
        var token = new SlackToken(value, all) { UserId = userId, IsOrgWide = app.OrgInstall };
        var granted = app.TokenRotation ? _refreshTokens.Issue(token) : new GrantedToken(token, null);
        if (old is not null && old.Value != granted.Token.Value)
        {
            workspace.Tokens.Put(old with { Problem = "token_revoked" });
        }

        workspace.Tokens.Put(granted.Token);
        _current[key] = granted.Token.Value;
        return granted;
    }

    private SlackWebhook AddWebhook(SlackToken bot, string channelId)
    {
        var path = $"/services/{workspace.Team.Id}/B0{RandomText.Of(9).ToUpperInvariant()}/{RandomText.Of(24)}";
        var webhook = new SlackWebhook(path, channelId, "#" + workspace.FindChannel(channelId)!.Name) { Token = bot.Value };
        workspace.Webhooks.Put(webhook);
        return webhook;
    }
}
