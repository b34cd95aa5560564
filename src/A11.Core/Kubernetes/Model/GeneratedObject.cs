namespace A11.Core.Kubernetes.Model;

/// <summary>An object that a kustomization generates.</summary>
/// <param name="Manifest">The object.</param>
/// <param name="IsPatch">Whether it changes one that another kustomization generates: <c>behavior: merge</c> or <c>replace</c>.</param>
internal sealed record GeneratedObject(Manifest Manifest, bool IsPatch);
