using System.Collections.Immutable;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Actions;

/// <summary>How closely actions must be pinned, by patterns of their names (zizmor's documentation, “unpinned-uses”).</summary>
internal static class PinningPolicy
{
    /// <summary>Any reference will do, even none.</summary>
    public const string Any = "any";

    /// <summary>A branch, tag or commit.</summary>
    public const string Ref = "ref-pin";

    /// <summary>A commit.</summary>
    public const string Hash = "hash-pin";

    /// <summary>Whether a text names a policy.</summary>
    public static bool IsKnown(string name) => name is Any or Ref or Hash;

    /// <summary>The policy for a reference; <see cref="Hash"/> where no pattern matches it.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="policies">Policies by pattern.</param>
    public static string Find(UsesReference reference, ImmutableDictionary<string, string> policies) =>
        !policies.IsEmpty && UsesPattern.FindFor(reference, policies.Keys) is { } pattern ? policies.First(pair => UsesPattern.Parse(pair.Key) == pattern).Value : Hash;
}
