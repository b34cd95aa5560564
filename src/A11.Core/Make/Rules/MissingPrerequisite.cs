using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Make.Syntax;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds prerequisites that nothing makes.</summary>
public sealed class MissingPrerequisite : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM0005", "missing-prerequisite", "Prerequisites should be files, or have a rule", Severity.Warning, Category.Correct);

    /// <summary>Of how many targets a mistyped one is looked for.</summary>
    private const int MostCompared = 200;

    private static readonly string[] BuiltInSources = [".c", ".cc", ".cpp", ".C", ".p", ".f", ".F", ".o", ".s", ".S", ".sh", ".r", ".l", ".y", ".mod"];

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        if (!file.IsComplete || file.HasSpecialTarget(".DEFAULT") || MakefileNames.IsPart(context.File.Path) || file.Directives.Any(directive => directive.Keyword.Text == "vpath")
            || file.Variables.Any(variable => variable.Text == "VPATH") || file.Rules.Any(rule => rule.TargetNames.Any(name => name.Contains('$', StringComparison.Ordinal))))
        {
            return;
        }

        var targets = file.Rules.SelectMany(rule => rule.TargetNames).ToHashSet(StringComparer.Ordinal);
        var patterns = targets.Where(target => target.Contains('%', StringComparison.Ordinal)).ToArray();
        var folder = RepositoryPath.Directory(context.File.Path);
        foreach (var word in file.Rules.Where(rule => !rule.IsSpecial && !rule.IsPattern && rule.TargetPattern is null).SelectMany(rule => rule.Prerequisites))
        {
            if (IsCommandLike(word.Text) && !targets.Contains(word.Text) && !patterns.Any(pattern => MakeFunction.Matches(word.Text, pattern)) && !Exists(folder, word.Text, context.Repository))
            {
                context.Report(this, word.Span, word.Text.Length > 3 && targets.Count <= MostCompared && Spelling.Nearest(word.Text, [.. targets.Where(IsCommandLike)]) is { } meant
                    ? $"No rule makes {word.Text}, and there is no such file. Did you mean {meant}?"
                    : $"No rule makes {word.Text}, and there is no such file, so make stops. Add a rule, or remove the prerequisite.");
            }
        }
    }

    /// <summary>Whether a name is one of a target without a file, rather than of something that is built elsewhere.</summary>
    private static bool IsCommandLike(string name) => name.Length > 0 && name[0] != '-' && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    /// <summary>Whether a file of the name is there, or one that a built-in rule makes it of (GNU make's manual, “Catalogue of Built-In Rules”).</summary>
    private static bool Exists(string folder, string name, Repository repository)
    {
        var path = folder.Length == 0 ? name : $"{folder}/{name}";
        return repository.Exists(path) || BuiltInSources.Any(extension => repository.Exists(path + extension)) || repository.Paths.Any(other => other.Length > path.Length && other[path.Length] == '/' && other.StartsWith(path, StringComparison.Ordinal));
    }
}
