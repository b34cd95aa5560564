namespace A11.Core.Images;

/// <summary>The name of an image (distribution's reference grammar): <c>registry/path:tag@digest</c>.</summary>
/// <param name="Text">The reference with known build arguments filled in.</param>
/// <param name="Repository">Registry and path, without tag and digest.</param>
/// <param name="Tag">The tag; null where there is none.</param>
/// <param name="Digest">The digest; null where there is none.</param>
public sealed record ImageReference(string Text, string Repository, string? Tag, string? Digest)
{
    /// <summary>Images of which every variant for Linux is built on Alpine (the images' own Dockerfiles).</summary>
    private static readonly HashSet<string> OnAlpine = new(StringComparer.Ordinal)
    {
        "docker", "caddy", "traefik", "registry", "composer", "eclipse-mosquitto", "consul", "hashicorp/consul", "vault", "hashicorp/vault", "hashicorp/terraform",
    };

    /// <summary>Whether a variable without a known value is left in it.</summary>
    public bool IsDynamic => Text.Contains('$', StringComparison.Ordinal) || Text.Contains("{{", StringComparison.Ordinal);

    /// <summary>How closely it names one image: the same judgement for every kind of file.</summary>
    public ImagePinning Pinning => this switch
    {
        { Digest: not null } => ImagePinning.Digest,
        { Tag: { } tag } when ImageTag.IsMoving(tag) => ImagePinning.Mutable,
        { IsDynamic: true } or { Text.Length: 0 } => ImagePinning.Unknown,
        { Tag: null } => ImagePinning.Untagged,
        _ => ImageTag.IsLine(this) ? ImagePinning.Partial : ImagePinning.Version,
    };

    /// <summary>The host that it is pulled from: the part before the first slash where that can be one (distribution's reference grammar), else <c>docker.io</c>.</summary>
    public string Registry
    {
        get
        {
            var slash = Repository.IndexOf('/', StringComparison.Ordinal);
            var first = slash < 0 ? "" : Repository[..slash];
            return first.AsSpan().IndexOfAny(".:$") >= 0 || first == "localhost" ? first : "docker.io";
        }
    }

    /// <summary>The name as the official images' own: without <c>docker.io/</c> or the host of a mirror, and <c>library/</c>.</summary>
    public string ShortName
    {
        get
        {
            var name = Repository;
            foreach (var prefix in (ReadOnlySpan<string>)["docker.io/", "index.docker.io/", "registry-1.docker.io/", "mirror.gcr.io/", "public.ecr.aws/docker/", "library/"])
            {
                name = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
            }

            return name;
        }
    }

    /// <summary>Whether <c>sh</c>, <c>wget</c> and the like are BusyBox': in Alpine, by the name or the tag of the image or as its publisher builds it, in Wolfi, and in BusyBox itself.</summary>
    internal bool HasBusyBox =>
        Repository.EndsWith("alpine", StringComparison.Ordinal) || Repository.EndsWith("busybox", StringComparison.Ordinal) || Tag?.Contains("alpine", StringComparison.Ordinal) == true
        || ShortName.StartsWith("alpine/", StringComparison.Ordinal) || ShortName.EndsWith("/wolfi-base", StringComparison.Ordinal) || OnAlpine.Contains(ShortName);

    /// <summary>Reads a reference.</summary>
    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var digest = at < 0 ? null : text[(at + 1)..];
        var name = at < 0 ? text : text[..at];
        var colon = name.LastIndexOf(':');
        var hasTag = colon > name.LastIndexOf('/') && !name.AsSpan(colon).Contains('}');
        return new ImageReference(text, hasTag ? name[..colon] : name, hasTag ? name[(colon + 1)..] : null, digest);
    }
}
