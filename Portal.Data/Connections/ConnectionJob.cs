namespace Portal.Data.Connections;

/// <summary>A job that is done for a connection.</summary>
public enum ConnectionJob
{
    /// <summary>Load the list of channels.</summary>
    Channels,

    /// <summary>Run the doctor.</summary>
    Doctor,

    /// <summary>Find out who of a list can be reached.</summary>
    Coverage,
}
