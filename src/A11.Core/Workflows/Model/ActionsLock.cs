using System.Buffers;
using A11.Core.Analysis;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>
/// <c>.github/workflows/actions.lock</c>, which binds what workflows use to commits that the runner holds to (github/gh-actions-lock). A workflow
/// that it doesn't name isn't bound.
/// </summary>
internal static class ActionsLock
{
    private const string Name = "actions.lock";
    private const string Hash = "sha1-";
    private const int CommitLength = 40;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether the lock binds what the file under analysis uses to a commit.</summary>
    public static bool Binds(UsesReference reference, RuleContext context)
    {
        if (context.Repository.Find($"{context.File.Directory}/{Name}") is not { Problem: null } file || Root(file) is not { } root)
        {
            return false;
        }

        var uses = root["workflows"]?.AsMapping?.Entries.FirstOrDefault(entry => context.File.Path.EndsWith(entry.Name, StringComparison.Ordinal))?.Value.AsSequence;
        return uses?.Items.Any(item => item.Text == reference.Text) == true
            && root["dependencies"]?.AsMapping?[reference.Text]?.AsMapping?["commit"]?.Text is { } commit
            && commit.StartsWith(Hash, StringComparison.Ordinal) && commit.Length == Hash.Length + CommitLength && commit.AsSpan(Hash.Length).IndexOfAnyExcept(HexDigits) < 0;
    }

    private static YamlMapping? Root(SourceFile file) => file.Yaml is { IsWalkable: true, RootMapping: { } root } ? root : null;
}
