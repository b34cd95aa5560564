using A11.Core.Analysis;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>A rule that passes on one kind of problem that reading the file has found.</summary>
public abstract class ReportYamlProblem : YamlRule
{
    /// <summary>The kind that the rule reports.</summary>
    protected abstract YamlProblemKind Kind { get; }

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        foreach (var problem in tree.Problems)
        {
            if (problem.Kind == Kind)
            {
                context.Report(this, problem.Span, problem.Message);
            }
        }
    }
}
