using A11.Core.Containers;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>As whom the containers of a stage run: its last USER, inherited ones included and variables filled in, else the base image's user.</summary>
/// <param name="Source">The USER that decides; null where the base image does.</param>
/// <param name="Name">The user without its group, as far as it is known without building; null where the base image decides.</param>
/// <param name="IsRoot">Whether that is root; null where it can't be known.</param>
public sealed record RuntimeUser(Instruction? Source, string? Name, bool? IsRoot)
{
    /// <summary>Finds it.</summary>
    public static RuntimeUser Find(Stage stage)
    {
        if (stage.End.User is not { } user)
        {
            return new RuntimeUser(null, null, stage.From is null ? null : stage.IsWindows ? false : BaseImageUser.IsRoot(stage.Base));
        }

        var name = user.Text.Split(':')[0];
        var value = user.IsConstant ? name : BaseImageUser.Variable(stage.Base, name.Trim('$', '{', '}'));
        return new RuntimeUser(stage.End.UserSource, name, value is null ? null : ContainerUser.IsRoot(value));
    }
}
