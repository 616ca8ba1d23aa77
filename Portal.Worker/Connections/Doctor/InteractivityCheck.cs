using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Domain.Connections.Doctor;
using Portal.Slack.Connections;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Whether the address that Slack posts clicks to is ours, and asks for Slack's signature.</summary>
internal sealed class InteractivityCheck(
    IHttpClientFactory clients, IOptions<PublicAddressOptions> options, IDbContextFactory<PortalDbContext> contexts, TimeProvider time) : DoctorCheck
{
    public override string Name => "Interactivity";

    public override bool Concerns(ConnectionMode mode) => mode.NeedsBotToken;

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(ExaminedConnection examined, CancellationToken cancellationToken)
    {
        UnaskedAddress? unasked = !options.Value.TryGetUrl(out var url) ? UnaskedAddress.NotSet : url.IsLoopback ? UnaskedAddress.Loopback : null;
        var probe = unasked is null ? await AskAsync(clients.CreateClient(PublicUrlCheck.Client), url!, cancellationToken) : null;
        return [InteractivityFindings.Of(probe, unasked, await LastHeardAsync(examined.Row.InstanceId, cancellationToken), time.GetUtcNow())];
    }

    /// <summary>Posts an unsigned click: it is refused before it is read.</summary>
    public static async Task<InteractivityProbe> AskAsync(HttpClient client, Uri root, CancellationToken cancellationToken)
    {
        var url = PublicAddressOptions.Below(root, "/slack/interactions");
        try
        {
            using var body = new FormUrlEncodedContent([KeyValuePair.Create("payload", "{}")]);
            using var answer = await client.PostAsync(url, body, cancellationToken);
            return new InteractivityProbe(url.ToString(), (int)answer.StatusCode, IsProblem(answer.Content.Headers.ContentType), null);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new InteractivityProbe(url.ToString(), null, IsOurs: false, failure is HttpRequestException http ? http.HttpRequestError.ToString() : "no answer in time");
        }
    }

    private static bool IsProblem(MediaTypeHeaderValue? type) => type?.MediaType == "application/problem+json";

    // Events are remembered for a day and name no instance: they come to the one address of this server, as clicks do.
    private async Task<DateTimeOffset?> LastHeardAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var click = await db.NotificationClicks.Where(row => row.InstanceId == instanceId).OrderByDescending(row => row.ClickedAt)
            .Select(row => (DateTimeOffset?)row.ClickedAt).FirstOrDefaultAsync(cancellationToken);
        var heard = await db.SlackRequests.OrderByDescending(row => row.ReceivedAt).Select(row => (DateTimeOffset?)row.ReceivedAt).FirstOrDefaultAsync(cancellationToken);
        return click is null || heard > click ? heard : click;
    }
}
