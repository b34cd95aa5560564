using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Repositories;

namespace A11.Core.Generation;

/// <summary>Whether a generated file says anything to those who read it.</summary>
public static class GeneratedComments
{
    /// <summary>Whether a domain knows the file's comments, and finds none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="domains">The domains that may claim it.</param>
    public static bool AreMissing(SourceFile file, ImmutableArray<Domain> domains)
    {
        var comments = domains
            .Where(domain => domain.MayClaim(file.Path) && domain.Claims(file))
            .Select(domain => domain.CommentsOf(file))
            .FirstOrDefault(found => found is not null);
        return comments is not null && !comments.Any();
    }
}
