using System.Collections.Frozen;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds conditions that trust a run because a bot started it last.</summary>
public sealed class SpoofableBotCondition : WorkflowRule
{
    /// <summary>IDs of the accounts of dependabot, dependabot-preview, renovate, github-actions, pre-commit-ci and others (<c>https://api.github.com/users/NAME</c>).</summary>
    private static readonly FrozenSet<string> BotIds = new[] { "29110", "49699333", "27856297", "29139614", "41898282", "66853113", "26384082", "68428936" }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1132", "spoofable-bot-condition", "Conditions should not trust github.actor to be a bot", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/bot-conditions"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (!Triggers.ArePrivileged(file))
        {
            return;
        }

        var author = AuthorOf(file);
        foreach (var expression in file.Expressions.Where(static expression => expression.Place.Key == "if" && expression.Text.Contains("actor", StringComparison.OrdinalIgnoreCase)))
        {
            var within = (expression.Step is { } step ? context.InScope(step.Mapping.Span) : context).Within(expression.Scalar.Map);
            foreach (var comparison in expression.Root?.DescendantsAndSelf().OfType<ComparisonNode>() ?? [])
            {
                if (comparison.Operator is ComparisonOperator.Equal && FindActor(comparison) is { } actor)
                {
                    var better = author is null ? null : actor.Name.EndsWith("_id", StringComparison.Ordinal) ? $"{author}.id" : $"{author}.login";
                    var fix = better is null || expression.Scalar.IsBlock ? null : new Fix($"Ask for {better}", [new TextEdit(actor.Span, better)], FixSafety.Unsafe);
                    within.Report(this, comparison.Span, $"{actor.Name} is who acted last: an attacker can have a bot act on their pull request. {(better is null ? "Check who wrote what is run" : $"Compare {better}")}.", fix);
                }
            }
        }
    }

    private static ContextReference? FindActor(ComparisonNode comparison)
    {
        var (context, literal) = comparison.Left is LiteralNode left ? (comparison.Right, left) : (comparison.Left, comparison.Right as LiteralNode);
        return ContextReference.Read(context) is { } reference && literal is not null && reference.Name switch
        {
            "github.actor" or "github.triggering_actor" => literal.Text?.EndsWith("[bot]", StringComparison.OrdinalIgnoreCase) == true,
            "github.actor_id" => BotIds.Contains(literal.Value switch { StringValue text => text.Text, NumberValue number => number.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture), _ => "" }),
            _ => false,
        } ? reference : null;
    }

    /// <summary>Who wrote what started the run.</summary>
    private static string? AuthorOf(WorkflowFile file) => file.Events switch
    {
        [{ Text: "pull_request_target" }] => "github.event.pull_request.user",
        [{ Text: "issue_comment" or "discussion_comment" }] => "github.event.comment.user",
        [{ Text: "issues" }] => "github.event.issue.user",
        _ => null,
    };
}
