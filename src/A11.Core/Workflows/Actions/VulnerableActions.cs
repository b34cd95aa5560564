using System.Collections.Frozen;
using System.Collections.Immutable;

namespace A11.Core.Workflows.Actions;

/// <summary>Versions of actions with a published vulnerability. The table is not complete: what it lacks may be vulnerable all the same.</summary>
internal static class VulnerableActions
{
    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<Advisory>>> Advisories = new(static () => ActionTable.Read("vulnerable-actions")
        .GroupBy(static row => row[0], StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(static group => group.Key, static group => group.Select(static row => new Advisory(row[1], row[2], row[3])).ToImmutableArray(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The first advisory for a version; null where none is known.</summary>
    public static Advisory? Find(string repository, ActionVersion version)
    {
        foreach (var advisory in Advisories.Value.GetValueOrDefault(repository, []))
        {
            if (advisory.Affects(version))
            {
                return advisory;
            }
        }

        return null;
    }

    /// <summary>An advisory.</summary>
    /// <param name="Affected">The versions: bounds parted by spaces, all of which hold.</param>
    /// <param name="Fixed">The first fixed version.</param>
    /// <param name="Id">Its ID in GitHub's advisory database.</param>
    public sealed record Advisory(string Affected, string Fixed, string Id)
    {
        /// <summary>Whether every version that a tag stands for is affected.</summary>
        public bool Affects(ActionVersion version) => Affected.Split(' ').All(bound => Holds(bound, version));

        private static bool Holds(string bound, ActionVersion version)
        {
            var operatorLength = bound.AsSpan().IndexOfAnyInRange('0', '9');
            var limit = ActionVersion.Parse(bound.AsSpan(operatorLength))!.Value;
            return bound[..operatorLength] switch
            {
                "<" => version.IsBefore(limit),
                "<=" => version.IsBefore(limit) || (version.IsExact && version == limit),
                _ => !version.IsBefore(limit),
            };
        }
    }
}
