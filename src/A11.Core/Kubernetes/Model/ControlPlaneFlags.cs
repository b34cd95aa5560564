using System.Collections.Immutable;

namespace A11.Core.Kubernetes.Model;

/// <summary>What is asked of the components of a control plane and of kubelets (CIS Kubernetes Benchmark, chapters 1, 2 and 4; the reference of each component's options).</summary>
internal static class ControlPlaneFlags
{
    /// <summary>The API server.</summary>
    public const string ApiServer = "kube-apiserver";

    /// <summary>The controller manager.</summary>
    public const string ControllerManager = "kube-controller-manager";

    /// <summary>The scheduler.</summary>
    public const string Scheduler = "kube-scheduler";

    /// <summary>The store of the API server.</summary>
    public const string Etcd = "etcd";

    /// <summary>What runs pods on a node.</summary>
    public const string Kubelet = "kubelet";

    /// <summary>All, in the order of the benchmark.</summary>
    public static readonly ImmutableArray<ControlPlaneFlag> All =
    [
        new(ApiServer, FlagDemand.Equal, ["anonymous-auth"], "false", "answers requests without a login", ["checkov/CKV_K8S_68", "trivy/KCV-0001"]),
        new(ApiServer, FlagDemand.Absent, ["basic-auth-file"], null, "takes passwords that stand in a file as they are", ["checkov/CKV_K8S_69"]),
        new(ApiServer, FlagDemand.Absent, ["token-auth-file"], null, "takes tokens that never expire", ["checkov/CKV_K8S_70", "trivy/KCV-0002"]),
        new(ApiServer, FlagDemand.NotEqual, ["kubelet-https"], "false", "talks to kubelets without encryption", ["checkov/CKV_K8S_71", "trivy/KCV-0004"]),
        new(ApiServer, FlagDemand.Present, ["kubelet-client-certificate", "kubelet-client-key"], null, "talks to kubelets without a login", ["checkov/CKV_K8S_72", "trivy/KCV-0005"]),
        new(ApiServer, FlagDemand.Present, ["kubelet-certificate-authority"], null, "trusts any kubelet, even a forged one", ["checkov/CKV_K8S_73", "trivy/KCV-0006"]),
        new(ApiServer, FlagDemand.Excluding, ["authorization-mode"], "AlwaysAllow", "allows every request", ["checkov/CKV_K8S_74", "trivy/KCV-0007"]),
        new(ApiServer, FlagDemand.Including, ["authorization-mode"], "Node", "does not confine kubelets to the objects of their own node", ["checkov/CKV_K8S_75", "trivy/KCV-0008"]),
        new(ApiServer, FlagDemand.Including, ["authorization-mode"], "RBAC", "does not ask roles who may do what", ["checkov/CKV_K8S_77", "trivy/KCV-0009"]),
        new(ApiServer, FlagDemand.Excluding, ["enable-admission-plugins"], "AlwaysAdmit", "admits every object", ["checkov/CKV_K8S_79", "trivy/KCV-0011"]),
        new(ApiServer, FlagDemand.IncludingIfPresent, ["enable-admission-plugins"], "AlwaysPullImages", "lets pods use images of others from the node without a login", ["checkov/CKV_K8S_80", "trivy/KCV-0012"]),
        new(ApiServer, FlagDemand.IncludingIfPresent, ["enable-admission-plugins"], "SecurityContextDeny|PodSecurityPolicy|PodSecurity", "admits pods whatever their security context", ["checkov/CKV_K8S_81", "trivy/KCV-0013"]),
        new(ApiServer, FlagDemand.IncludingIfPresent, ["enable-admission-plugins"], "ServiceAccount", "admits pods without a service account", ["checkov/CKV_K8S_82", "trivy/KCV-0014"]),
        new(ApiServer, FlagDemand.IncludingIfPresent, ["enable-admission-plugins"], "NamespaceLifecycle", "admits objects in namespaces that are gone", ["checkov/CKV_K8S_83", "trivy/KCV-0015"]),
        new(ApiServer, FlagDemand.IncludingIfPresent, ["enable-admission-plugins"], "PodSecurityPolicy|PodSecurity", "admits pods that no policy was asked about", ["checkov/CKV_K8S_84"]),
        new(ApiServer, FlagDemand.IncludingIfPresent, ["enable-admission-plugins"], "NodeRestriction", "lets kubelets change other nodes", ["checkov/CKV_K8S_85", "trivy/KCV-0016"]),
        new(ApiServer, FlagDemand.IncludingIfPresent, ["enable-admission-plugins"], "EventRateLimit", "takes any number of events", ["trivy/KCV-0010"]),
        new(ApiServer, FlagDemand.IncludingIfPresent, ["enable-admission-plugins"], "DenyServiceExternalIPs", "lets services take any IP address", ["trivy/KCV-0003"]),
        new(ApiServer, FlagDemand.Absent, ["insecure-bind-address"], null, "can be reached without encryption and without a login", ["checkov/CKV_K8S_86"]),
        new(ApiServer, FlagDemand.Equal, ["insecure-port"], "0", "can be reached without encryption and without a login", ["checkov/CKV_K8S_88"]),
        new(ApiServer, FlagDemand.NotEqual, ["secure-port"], "0", "serves no encrypted port", ["checkov/CKV_K8S_89", "trivy/KCV-0017"]),
        new(ApiServer, FlagDemand.Equal, ["profiling"], "false", "gives details of itself to whoever asks for a profile", ["checkov/CKV_K8S_90", "trivy/KCV-0018"]),
        new(ApiServer, FlagDemand.Present, ["audit-log-path"], null, "writes down nowhere who did what", ["checkov/CKV_K8S_91", "trivy/KCV-0019"]),
        new(ApiServer, FlagDemand.AtLeast, ["audit-log-maxage"], "30", "may keep its audit log for too short a time", ["checkov/CKV_K8S_92", "trivy/KCV-0020"]),
        new(ApiServer, FlagDemand.AtLeast, ["audit-log-maxbackup"], "10", "may keep too little of its audit log", ["checkov/CKV_K8S_93", "trivy/KCV-0021"]),
        new(ApiServer, FlagDemand.AtLeast, ["audit-log-maxsize"], "100", "may keep too little of its audit log", ["checkov/CKV_K8S_94", "trivy/KCV-0022"]),
        new(ApiServer, FlagDemand.DurationIfPresent, ["request-timeout"], null, "has a timeout of requests that is no duration", ["checkov/CKV_K8S_95"]),
        new(ApiServer, FlagDemand.Equal, ["service-account-lookup"], "true", "takes tokens of service accounts that are gone", ["checkov/CKV_K8S_96", "trivy/KCV-0024"]),
        new(ApiServer, FlagDemand.EndingIfPresent, ["service-account-key-file"], ".pem", "may not find the keys of service accounts", ["checkov/CKV_K8S_97"]),
        new(ApiServer, FlagDemand.Present, ["etcd-certfile", "etcd-keyfile"], null, "talks to etcd without a login", ["checkov/CKV_K8S_99", "trivy/KCV-0026"]),
        new(ApiServer, FlagDemand.Present, ["tls-cert-file", "tls-private-key-file"], null, "serves with a certificate that nobody can check", ["checkov/CKV_K8S_100", "trivy/KCV-0027"]),
        new(ApiServer, FlagDemand.Present, ["client-ca-file"], null, "does not check certificates of clients", ["trivy/KCV-0028"]),
        new(ApiServer, FlagDemand.Present, ["etcd-cafile"], null, "trusts any etcd, even a forged one", ["checkov/CKV_K8S_102", "trivy/KCV-0029"]),
        new(ApiServer, FlagDemand.Present, ["encryption-provider-config"], null, "stores secrets without encryption", ["checkov/CKV_K8S_104", "trivy/KCV-0030"]),
        new(ApiServer, FlagDemand.StrongCiphersIfPresent, ["tls-cipher-suites"], null, "accepts weak encryption", ["checkov/CKV_K8S_105"]),
        new(ControllerManager, FlagDemand.Present, ["terminated-pod-gc-threshold"], null, "may keep too many finished pods", ["checkov/CKV_K8S_106", "trivy/KCV-0033"]),
        new(ControllerManager, FlagDemand.Equal, ["profiling"], "false", "gives details of itself to whoever asks for a profile", ["checkov/CKV_K8S_107", "trivy/KCV-0034"]),
        new(ControllerManager, FlagDemand.Equal, ["use-service-account-credentials"], "true", "runs all controllers with the rights of all of them", ["checkov/CKV_K8S_108", "trivy/KCV-0035"]),
        new(ControllerManager, FlagDemand.EndingIfPresent, ["service-account-private-key-file"], ".pem", "may not find the key of service accounts", ["checkov/CKV_K8S_110"]),
        new(ControllerManager, FlagDemand.EndingIfPresent, ["root-ca-file"], ".pem", "gives pods an authority that may not be one", ["checkov/CKV_K8S_111"]),
        new(ControllerManager, FlagDemand.Excluding, ["feature-gates"], "RotateKubeletServerCertificate=false", "lets certificates of kubelets expire", ["checkov/CKV_K8S_112", "trivy/KCV-0038"]),
        new(ControllerManager, FlagDemand.Equal, ["bind-address"], "127.0.0.1", "can be reached from other machines", ["checkov/CKV_K8S_113", "trivy/KCV-0039"]),
        new(Scheduler, FlagDemand.Equal, ["profiling"], "false", "gives details of itself to whoever asks for a profile", ["checkov/CKV_K8S_114", "trivy/KCV-0040"]),
        new(Scheduler, FlagDemand.Equal, ["bind-address"], "127.0.0.1", "can be reached from other machines", ["checkov/CKV_K8S_115", "trivy/KCV-0041"]),
        new(Etcd, FlagDemand.Present, ["cert-file", "key-file"], null, "serves without encryption", ["checkov/CKV_K8S_116", "trivy/KCV-0042"]),
        new(Etcd, FlagDemand.Equal, ["client-cert-auth"], "true", "answers clients without a certificate", ["checkov/CKV_K8S_117", "trivy/KCV-0043"]),
        new(Etcd, FlagDemand.NotEqual, ["auto-tls"], "true", "serves with a certificate that nobody can check", ["checkov/CKV_K8S_118", "trivy/KCV-0044"]),
        new(Etcd, FlagDemand.Present, ["peer-cert-file", "peer-key-file"], null, "talks to its peers without encryption", ["checkov/CKV_K8S_119", "trivy/KCV-0045"]),
        new(Etcd, FlagDemand.Equal, ["peer-client-cert-auth"], "true", "answers peers without a certificate", ["checkov/CKV_K8S_121", "trivy/KCV-0046"]),
        new(Etcd, FlagDemand.NotEqual, ["peer-auto-tls"], "true", "talks to its peers with certificates that nobody can check", ["trivy/KCV-0047"]),
        new(Kubelet, FlagDemand.Equal, ["anonymous-auth"], "false", "answers requests without a login", ["checkov/CKV_K8S_138", "trivy/KCV-0079"]),
        new(Kubelet, FlagDemand.Excluding, ["authorization-mode"], "AlwaysAllow", "allows every request", ["checkov/CKV_K8S_139", "trivy/KCV-0080"]),
        new(Kubelet, FlagDemand.Present, ["client-ca-file"], null, "does not check certificates of clients", ["checkov/CKV_K8S_140", "trivy/KCV-0081"]),
        new(Kubelet, FlagDemand.Equal, ["read-only-port"], "0", "tells everybody about its pods", ["checkov/CKV_K8S_141", "trivy/KCV-0082"]),
        new(Kubelet, FlagDemand.NotEqual, ["streaming-connection-idle-timeout"], "0", "keeps idle connections open for ever", ["checkov/CKV_K8S_143", "trivy/KCV-0085"]),
        new(Kubelet, FlagDemand.Equal, ["protect-kernel-defaults"], "true", "changes kernel parameters of its node", ["checkov/CKV_K8S_144", "trivy/KCV-0083"]),
        new(Kubelet, FlagDemand.Equal, ["make-iptables-util-chains"], "true", "does not keep the firewall rules that it needs", ["checkov/CKV_K8S_145", "trivy/KCV-0084"]),
        new(Kubelet, FlagDemand.Absent, ["hostname-override"], null, "runs by a name that its certificate may not have", ["checkov/CKV_K8S_146", "trivy/KCV-0086"]),
        new(Kubelet, FlagDemand.AtMostIfPresent, ["event-qps"], "5", "may drop events, or be flooded with them", ["checkov/CKV_K8S_147", "trivy/KCV-0087"]),
        new(Kubelet, FlagDemand.Present, ["tls-cert-file", "tls-private-key-file"], null, "serves with a certificate that nobody can check", ["checkov/CKV_K8S_148", "trivy/KCV-0088", "trivy/KCV-0089"]),
        new(Kubelet, FlagDemand.NotEqual, ["rotate-certificates"], "false", "lets its certificate expire", ["checkov/CKV_K8S_149", "trivy/KCV-0090"]),
        new(Kubelet, FlagDemand.StrongCiphersIfPresent, ["tls-cipher-suites"], null, "accepts weak encryption", ["checkov/CKV_K8S_151", "trivy/KCV-0092"]),
        new(Kubelet, FlagDemand.Excluding, ["feature-gates"], "RotateKubeletServerCertificate=false", "lets the certificate that it serves with expire", ["checkov/CKV_K8S_112", "trivy/KCV-0091"]),
    ];
}
