using A11.Core.Analysis;
using A11.Core.Pipelines.Model;

namespace A11.Core.Pipelines;

/// <summary>A rule for pipelines: it overrides the visit of the smallest thing that it looks at.</summary>
public abstract class PipelineRule : Rule
{
    /// <summary>Looks at an image that a job, or a service beside it, runs in.</summary>
    public virtual void Visit(PipelineImage image, RuleContext context)
    {
    }
}
