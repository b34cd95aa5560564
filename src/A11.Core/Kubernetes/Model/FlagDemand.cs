namespace A11.Core.Kubernetes.Model;

/// <summary>How an option of a component of the control plane must be.</summary>
internal enum FlagDemand
{
    /// <summary>It must be there with a value other than nothing and zero.</summary>
    Present,

    /// <summary>It must not be there.</summary>
    Absent,

    /// <summary>It must be there with this value.</summary>
    Equal,

    /// <summary>It must not have this value; it need not be there.</summary>
    NotEqual,

    /// <summary>It must be there, and this must be among its values.</summary>
    Including,

    /// <summary>This must be among its values where it is there.</summary>
    IncludingIfPresent,

    /// <summary>This must not be among its values.</summary>
    Excluding,

    /// <summary>It must be there with a number as high as this, or higher.</summary>
    AtLeast,

    /// <summary>Its value must be a number no higher than this where it is there.</summary>
    AtMostIfPresent,

    /// <summary>Its value must end so where it is there.</summary>
    EndingIfPresent,

    /// <summary>All of its values must be strong cipher suites where it is there.</summary>
    StrongCiphersIfPresent,

    /// <summary>Its value must be a duration where it is there.</summary>
    DurationIfPresent,
}
