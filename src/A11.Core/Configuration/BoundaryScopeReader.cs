using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration;

/// <summary>Reads <c>boundary</c> in <c>a11.yml</c>.</summary>
/// <param name="values">Reads values and keeps problems.</param>
internal sealed class BoundaryScopeReader(ConfigurationValues values)
{
    /// <summary>Variables of CI systems whose values the author of a branch chooses, in full or by their beginning.</summary>
    private static readonly ImmutableArray<string> OfAuthors =
    [
        "GITHUB_HEAD_REF", "GITHUB_REF", "GITHUB_SHA", "BUILD_SOURCEBRANCH", "BUILD_SOURCEVERSION", "SYSTEM_PULLREQUEST_SOURCE",
        "CI_COMMIT_", "CI_MERGE_REQUEST_SOURCE_", "CI_MERGE_REQUEST_TITLE", "CI_MERGE_REQUEST_DESCRIPTION",
    ];

    /// <summary>Reads the entry; null where it says nothing of whom the boundary holds for.</summary>
    public BoundaryScope? Read(YamlEntry entry)
    {
        BoundaryScope? scope = null;
        foreach (var part in values.Entries(entry))
        {
            if (part.Name == "appliesTo")
            {
                scope = ReadScope(part);
            }
            else
            {
                values.UnknownKey(part, "“boundary”", "appliesTo");
            }
        }

        return scope;
    }

    private BoundaryScope ReadScope(YamlEntry entry)
    {
        var scope = new BoundaryScope();
        foreach (var part in values.Entries(entry))
        {
            switch (part.Name)
            {
                case "branches":
                    scope = scope with { Branches = ReadPatterns(part) };
                    break;
                case "authors":
                    scope = scope with { Authors = ReadPatterns(part) };
                    break;
                case "trailers":
                    scope = scope with { Trailers = ReadPatterns(part) };
                    break;
                case "unless":
                    scope = ReadUnless(part, scope);
                    break;
                default:
                    values.UnknownKey(part, "“boundary.appliesTo”", "branches", "authors", "trailers", "unless");
                    break;
            }
        }

        return scope;
    }

    private ImmutableArray<string> ReadPatterns(YamlEntry entry)
    {
        var patterns = values.Texts(entry);
        if (patterns.Any(string.IsNullOrWhiteSpace))
        {
            values.Report(entry.Value.Span, $"An item of “{entry.Name}” is empty, so it matches nothing.");
        }

        return patterns;
    }

    private BoundaryScope ReadUnless(YamlEntry entry, BoundaryScope scope)
    {
        foreach (var part in values.Entries(entry))
        {
            if (part.Name == "environment")
            {
                scope = scope with { Unless = values.Entries(part).Aggregate(scope.Unless, (known, variable) => known.SetItem(variable.Name, ReadValues(variable))) };
            }
            else
            {
                values.UnknownKey(part, "“boundary.appliesTo.unless”", "environment");
            }
        }

        return scope;
    }

    /// <summary>One text, or a list of them. Without any, the variable never exempts.</summary>
    private ImmutableArray<string> ReadValues(YamlEntry entry)
    {
        if (OfAuthors.FirstOrDefault(name => entry.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)) is not null)
        {
            values.Report(entry.Key.Span, $"{entry.Name} is chosen by the author of the branch, so it can't exempt from the boundary. Use a variable that the workflow of the base sets.");
            return [];
        }

        ImmutableArray<string> accepted = entry.Value.AsSequence is not null ? values.Texts(entry) : values.Text(entry) is { } text ? [text] : [];
        if (accepted.Any(string.IsNullOrWhiteSpace))
        {
            values.Report(entry.Value.Span, $"“{entry.Name}” needs a value: an empty one can't be told from a variable that is not set.");
            return [];
        }

        return accepted;
    }
}
