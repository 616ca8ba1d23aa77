using Portal.Features.Connections.Saving;
using Portal.Features.Connections.Testing;

namespace Portal.Features.Connections.Panel;

/// <summary>What a person can do with one connection, in one constructor argument.</summary>
internal sealed record ConnectionActions(GetConnection Get, TestConnection Test, MakeDefaultConnection MakeDefault, SaveConnection Save);
