using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Actions;

/// <summary>Pins an action to the commit of its tag, with the tag in a comment.</summary>
internal static class PinningFix
{
    /// <summary>The fix: safe by what the repository itself names, unsafe by what other repositories do; null where nobody is known to.</summary>
    public static Fix? Create(YamlScalar uses, UsesReference reference, WorkflowFile file, RuleContext context)
    {
        var (commit, origin, safety) = RepositoryPins.FindCommit(reference, context.Repository) is { } own ? (own, "that this repository pins it to elsewhere", FixSafety.Safe)
            : ActionCatalog.FindCommit(reference.Repository, reference.Ref!) is { } known ? (known, "that other repositories pin it to", FixSafety.Unsafe)
            : (null, "", FixSafety.None);
        if (commit is null || uses.IsBlock || ActionRule.CommentAfter(uses, file).Length > 0 || !EndsLine(uses, file))
        {
            return null;
        }

        var at = uses.Value.Length - reference.Ref!.Length;
        return new Fix(
            $"Pin {reference.Repository}@{reference.Ref} to the commit {origin}",
            [new TextEdit(uses.Map.ToHost(new TextSpan(at, reference.Ref.Length)), commit), new TextEdit(new TextSpan(uses.Span.End, 0), $" # {reference.Ref}")],
            safety);
    }

    private static bool EndsLine(YamlScalar uses, WorkflowFile file)
    {
        var rest = file.Tree.Source.Content.AsSpan(uses.Span.End);
        var end = rest.IndexOfAny('\r', '\n');
        return (end < 0 ? rest : rest[..end]).IsWhiteSpace();
    }
}
