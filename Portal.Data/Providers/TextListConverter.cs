using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Data.Providers;

/// <summary>A short list of words without commas in one column, the same on all providers.</summary>
internal sealed class TextListConverter() : ValueConverter<List<string>, string>(
    words => string.Join(',', words),
    text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).ToList())
{
    public static ValueComparer<List<string>> Comparer { get; } = new(
        (left, right) => (left ?? new()).SequenceEqual(right ?? new()),
        words => words.Aggregate(0, (hash, word) => HashCode.Combine(hash, word)),
        words => words.ToList());
}
