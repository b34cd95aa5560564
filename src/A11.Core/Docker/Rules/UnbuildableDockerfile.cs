using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Reports what BuildKit can parse but not build.</summary>
public sealed class UnbuildableDockerfile : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD2001", "unbuildable-dockerfile", "Dockerfiles must be buildable", Severity.Error, Category.Correct)
    {
        Aliases = ["buildkit/build-error"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var problem in BuildProblems.Find(file))
        {
            context.Report(this, problem.Span, problem.Message);
        }
    }
}
