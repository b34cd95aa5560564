using A11.Agents.Policies;
using A11.Core.Boundaries;
using A11.Core.Configuration;
using A11.Core.Profiles;
using A11.Core.Text;

namespace A11.Agents.Boundaries;

/// <summary>How a file that no pattern allows comes to be written: by a person, or by an agent once a pattern allows it.</summary>
internal static class ProfileAdvice
{
    /// <summary>What to do, with the pattern to add; null where the boundary allows the file, or denies it whatever is allowed.</summary>
    /// <param name="policy">What agents may do.</param>
    /// <param name="path">The file's path from the root.</param>
    public static string? Find(Policy policy, string path)
    {
        if (policy.Boundary.Judge(path, [path]).Violation != ViolationKind.NotAllowed)
        {
            return null;
        }

        var where = policy.Profile.Boundary.Judge(path, [path]).IsAllowed ? $"boundaries.allow in {RepositorySettings.FileName}"
            : policy.Profile.Path == ProfileReader.BuiltInPath ? $"“CAN write” in a profile of your own (profile in {RepositorySettings.FileName})"
            : $"“CAN write” in {policy.Profile.Path}";
        return $"Write {PrintableText.Name(path)} yourself, or, to have agents write it, add `/{PrintableText.Name(path)}` to {where}.";
    }
}
