using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Docker.Syntax;
using A11.Core.Images;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>A stage of a build: a FROM and what follows it.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="From">The FROM; null for a fragment without one.</param>
/// <param name="Image">The image that it begins with, build arguments filled in by their defaults.</param>
/// <param name="ImageSpan">Where the image is named.</param>
/// <param name="Name">The name after AS in lower case; empty where there is none.</param>
/// <param name="Parent">The stage that it begins with, where the image is the name of one.</param>
/// <param name="Instructions">The instructions below FROM.</param>
public sealed record Stage(int Index, Instruction? From, ImageReference Image, TextSpan ImageSpan, string Name, Stage? Parent, ImmutableArray<Instruction> Instructions)
{
    /// <summary>The states in front of the instructions, and the one at the end.</summary>
    internal StageState[] States { get; init; } = [];

    /// <summary>Whether the image is for Windows: as its name, its platform or the backtick as escape character tell.</summary>
    public bool IsWindows { get; init; }

    /// <summary>The value of FROM's --platform, arguments filled in by their defaults; null where it is not given.</summary>
    public ExpandedText? Platform { get; init; }

    /// <summary>The stages and images that instructions take files from, in order.</summary>
    public ImmutableArray<StageReference> References { get; internal set; } = [];

    /// <summary>Whether a build ends with this stage where it names no other.</summary>
    public bool IsFinal { get; internal set; }

    /// <summary>Whether it is the final stage, or one that this begins with, so that what it leaves behind ends up in the image.</summary>
    public bool IsShipped { get; internal set; }

    /// <summary>Whether another stage begins with this one or takes files from it.</summary>
    public bool IsReferenced { get; internal set; }

    /// <summary>Whether a build that names no target needs it: it is the final stage, or one that this is made from.</summary>
    public bool IsNeeded { get; internal set; }

    /// <summary>What holds behind the last instruction: the image's user, working folder, shell and variables.</summary>
    public StageState End => States[^1];

    /// <summary>This stage, then the one that it begins with, and so on.</summary>
    public IEnumerable<Stage> Lineage
    {
        get
        {
            for (var stage = this; stage is not null; stage = stage.Parent)
            {
                StepBudget.Take();
                yield return stage;
            }
        }
    }

    /// <summary>The image at the root of the lineage: the one that is pulled.</summary>
    public ImageReference Base
    {
        get
        {
            var stage = this;
            while (stage.Parent is { } parent)
            {
                StepBudget.Take();
                stage = parent;
            }

            return stage.Image;
        }
    }

    /// <summary>The last instruction of this keyword that holds for the stage, inherited ones included; null where there is none.</summary>
    public Instruction? Last(string name)
    {
        for (var stage = this; stage is not null; stage = stage.Parent)
        {
            for (var i = stage.Instructions.Length - 1; i >= 0; i--)
            {
                StepBudget.Take();
                if (stage.Instructions[i].Name == name)
                {
                    return stage.Instructions[i];
                }
            }
        }

        return null;
    }

    /// <summary>What holds in front of an instruction of this stage, or of what its ONBUILD holds back.</summary>
    public StageState Before(Instruction instruction)
    {
        var low = 0;
        var high = Instructions.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Instructions[middle].Span.Start <= instruction.Span.Start)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return States[low];
    }

    /// <summary>Whether this stage is, or is built on, another one, or takes files from it, by whatever way.</summary>
    public bool Needs(Stage needed)
    {
        var open = new Stack<Stage>([this]);
        var seen = new HashSet<int>();
        while (open.TryPop(out var current))
        {
            StepBudget.Take();
            if (current.Index == needed.Index)
            {
                return true;
            }

            if (!seen.Add(current.Index))
            {
                continue;
            }

            foreach (var other in current.References.Select(reference => reference.Target).Append(current.Parent).OfType<Stage>())
            {
                open.Push(other);
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(Stage? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;
}
