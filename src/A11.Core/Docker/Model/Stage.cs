using System.Collections.Immutable;
using A11.Core.Docker.Syntax;
using A11.Core.Images;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>A stage of a build: a FROM and what follows it.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="From">The FROM; null for a fragment without one.</param>
/// <param name="Image">The image that it begins with.</param>
/// <param name="ImageSpan">Where the image is named.</param>
/// <param name="Name">The name after AS in lower case; empty where there is none.</param>
/// <param name="Parent">The stage that it begins with, where the image is the name of one.</param>
/// <param name="Instructions">The instructions below FROM.</param>
public sealed record Stage(int Index, Instruction? From, ImageReference Image, TextSpan ImageSpan, string Name, Stage? Parent, ImmutableArray<Instruction> Instructions)
{
    /// <summary>This stage, then the one that it begins with, and so on.</summary>
    public IEnumerable<Stage> Lineage
    {
        get
        {
            for (var stage = this; stage is not null; stage = stage.Parent)
            {
                yield return stage;
            }
        }
    }

    /// <summary>The image at the root of the lineage: the one that is pulled.</summary>
    public ImageReference Base => Lineage.Last().Image;

    /// <summary>The last instruction of this keyword that holds for the stage, inherited ones included; null where there is none.</summary>
    public Instruction? Last(string name) =>
        Lineage.Select(stage => stage.Instructions.LastOrDefault(instruction => instruction.Name == name)).FirstOrDefault(found => found is not null);
}
