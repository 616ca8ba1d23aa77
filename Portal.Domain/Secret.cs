using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Domain;

/// <summary>
/// A webhook URL, token or signing secret. Everything that prints or serialises it gets <c>***</c>; only <see cref="Reveal"/> gives it away,
/// so a search for that word finds every place that may leak it.
/// </summary>
[JsonConverter(typeof(SecretConverter))]
public sealed class Secret(string value) : IEquatable<Secret>
{
    private const string Mask = "***";

    /// <summary>What a person may see to recognise the secret; empty where the secret is too short to show a part of it.</summary>
    public string LastFour => value.Length >= 12 ? value[^4..] : "";

    /// <summary>The secret itself, for the call that needs it and for nothing else.</summary>
    public string Reveal() => value;

    public bool Equals(Secret? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(other.Reveal()));

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Mask;

    private sealed class SecretConverter : JsonConverter<Secret>
    {
        public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text ? new Secret(text) : null;

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Mask);
    }
}
