namespace A11.Core.Images;

/// <summary>How closely a reference names one image.</summary>
public enum ImagePinning
{
    /// <summary>A variable decides, or there is no reference.</summary>
    Unknown,

    /// <summary>It has no tag, and so means <c>latest</c>.</summary>
    Untagged,

    /// <summary>Its tag names no version and moves with every release: <c>latest</c>, <c>edge</c>, <c>nightly</c>.</summary>
    Mutable,

    /// <summary>Its tag names a line of versions, and moves with every release of it: <c>3.12-slim</c> of <c>python</c>.</summary>
    Partial,

    /// <summary>Its tag names one version, or something of which nobody knows whether it moves.</summary>
    Version,

    /// <summary>A digest names the very image.</summary>
    Digest,
}
