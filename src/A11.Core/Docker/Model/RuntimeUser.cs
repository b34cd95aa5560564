using A11.Core.Docker.Facts;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>As whom the containers of a stage run: its last USER, with build arguments and variables filled in, else the base image's user.</summary>
/// <param name="Instruction">The USER that decides; null where the base image does.</param>
/// <param name="Name">The user without its group, as far as it is known without building; null where the base image decides.</param>
/// <param name="IsRoot">Whether that is root; null where it can't be known.</param>
public sealed record RuntimeUser(Instruction? Instruction, string? Name, bool? IsRoot)
{
    /// <summary>Finds it.</summary>
    public static RuntimeUser Of(Stage stage, DockerfileModel file)
    {
        foreach (var ancestor in stage.Lineage)
        {
            for (var i = ancestor.Instructions.Length - 1; i >= 0; i--)
            {
                if (ancestor.Instructions[i] is { Name: "USER", Words: [var user, ..] } instruction)
                {
                    var name = StageVariables.Before(instruction, ancestor, file).Resolve(user.Value).Split(':')[0];
                    return new RuntimeUser(instruction, name, name.Contains('$', StringComparison.Ordinal) || name.Length == 0 ? null : name is "root" or "0");
                }
            }
        }

        return new RuntimeUser(null, null, stage.From is null ? null : BaseImageUser.IsRoot(stage.Base));
    }
}
