using Microsoft.Extensions.Options;
using Portal.Domain.Connections.Doctor;
using Portal.Slack.Connections;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Whether this server answers under the address that Slack is told.</summary>
internal sealed class PublicUrlCheck(IHttpClientFactory clients, IOptions<PublicAddressOptions> options) : DoctorCheck
{
    public const string Client = "Portal.Worker.PublicUrl";

    public override string Name => "Public address";

    public override bool Concerns(ConnectionMode mode) => mode.NeedsBotToken;

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(ExaminedConnection examined, CancellationToken cancellationToken) =>
        [ServerFindings.PublicUrl(await ProbeAsync(cancellationToken))];

    private async Task<PublicUrlProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.TryGetUrl(out var url) || url.IsLoopback)
        {
            return new PublicUrlProbe(url?.ToString(), url is not null, IsHttps: false, IsReached: false, null);
        }

        var isHttps = url.Scheme == Uri.UriSchemeHttps;
        try
        {
            using var answer = await clients.CreateClient(Client).GetAsync(PublicAddressOptions.Below(url, "/health/live"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new PublicUrlProbe(url.ToString(), IsLoopback: false, isHttps, answer.IsSuccessStatusCode, $"it answered {(int)answer.StatusCode}");
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new PublicUrlProbe(url.ToString(), IsLoopback: false, isHttps, IsReached: false, failure is HttpRequestException http ? http.HttpRequestError.ToString() : "no answer in time");
        }
    }
}
