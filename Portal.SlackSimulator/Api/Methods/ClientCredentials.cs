namespace Portal.SlackSimulator.Api.Methods;

/// <summary>Which app calls: client_id and client_secret, from the form or from HTTP Basic.</summary>
internal static class ClientCredentials
{
    public static string? Problem(ApiCall call) =>
        call.Arguments.Text("client_id") != SampleWorkspace.ClientId ? "invalid_client_id"
        : call.Arguments.Text("client_secret") != SampleWorkspace.ClientSecret ? "bad_client_secret"
        : null;
}
