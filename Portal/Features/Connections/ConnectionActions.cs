using Portal.Features.Connections.Saving;

namespace Portal.Features.Connections;

/// <summary>What a person can do with one connection, in one constructor argument.</summary>
internal sealed record ConnectionActions(GetConnection Get, TestConnection Test, MakeDefaultConnection MakeDefault, SaveConnection Save);
