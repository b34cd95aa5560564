namespace A11.Core.Schemas;

/// <summary>A format that a text must have.</summary>
internal enum TextFormat
{
    /// <summary>Any text.</summary>
    Any,

    /// <summary>The name of a time zone of the IANA database: <c>Europe/Berlin</c>.</summary>
    TimeZone,

    /// <summary>A time of the day: <c>05:30</c>.</summary>
    Time,

    /// <summary>The name of a service, network, volume and the like in a compose file: letters, digits, dots, dashes and underscores.</summary>
    ComposeName,

    /// <summary>When Compose pulls an image: <c>missing</c>, <c>every_12h</c>.</summary>
    PullPolicy,

    /// <summary>A quantity of Kubernetes: <c>500m</c>, <c>1.5Gi</c>, <c>12e3</c>.</summary>
    Quantity,
}
