-- Written by `./dos2030 fix` from these migrations:
-- account 0001_initial 6f27ff6bdf57521a
-- account 0002_email_max_length c956ab7a3c3660a1
-- account 0003_alter_emailaddress_create_unique_verified_email 66b6f1939621bcfa
-- account 0004_alter_emailaddress_drop_unique_email ebc6317e90c47d7a
-- account 0005_emailaddress_idx_upper_email e7569f1662da1754
-- account 0006_emailaddress_lower 54adb08cb3fba66b
-- account 0007_emailaddress_idx_email 87fad70bfde8ae29
-- account 0008_emailaddress_unique_primary_email_fixup 794bf875bdbef9c4
-- account 0009_emailaddress_unique_primary_email 79762cfa7b1e1d7c
-- accounts 0001_first_rooms 838e91bb3dcc60f2
-- accounts 0002_leaving cda32f57e542c7dd
-- actors 0001_first_rooms c6a84cb530a10dae
-- actors 0002_profiles_and_exchange d2466180eb6e0545
-- actors 0003_organisation_mail_domain e95c661e5f54ef71
-- auditlog 0001_initial d894cb501826eb3a
-- auditlog 0002_auto_support_long_primary_keys be17a64c9283e0ec
-- auditlog 0003_logentry_remote_addr b98bb4944f34fa44
-- auditlog 0004_logentry_detailed_object_repr 4cae8e33768816ba
-- auditlog 0005_logentry_additional_data_verbose_name 9138ff278d2591a5
-- auditlog 0006_object_pk_index 836fd8297dc0879e
-- auditlog 0007_object_pk_type b5548c8bbcdbe932
-- auditlog 0008_action_index 449666f6d6555a4f
-- auditlog 0009_alter_logentry_additional_data 5ce8334fba395dc5
-- auditlog 0010_alter_logentry_timestamp d20bb342a7a9b699
-- auditlog 0011_logentry_serialized_data 71ff8455a0bedc99
-- auditlog 0012_add_logentry_action_access 7e04cca5fe9a04d0
-- auditlog 0013_alter_logentry_timestamp d8f57f25fc9a430c
-- auditlog 0014_logentry_cid 739bdda647982cf3
-- auditlog 0015_alter_logentry_changes 25912fc753aec296
-- auditlog 0016_logentry_remote_port 55c99b87ce875251
-- auditlog 0017_add_actor_email ee638dd533b16edc
-- auth 0001_initial 845cff319606332f
-- auth 0002_alter_permission_name_max_length feaf97e0e8f7d148
-- auth 0003_alter_user_email_max_length 9d5657b4db9872dc
-- auth 0004_alter_user_username_opts 9538db342c9a9bec
-- auth 0005_alter_user_last_login_null 79f60a35dc000fdd
-- auth 0006_require_contenttypes_0002 00cb16e3405f14b6
-- auth 0007_alter_validators_add_error_messages 115db87dc327530f
-- auth 0008_alter_user_username_max_length 02857f65f7d64814
-- auth 0009_alter_user_last_name_max_length 19a89500e7f108a7
-- auth 0010_alter_group_name_max_length 0963ed6498ac0b3a
-- auth 0011_update_proxy_permissions 85a5dde708dc4b61
-- auth 0012_alter_user_first_name_max_length 6cefbc9f80903763
-- cities 0001_first_rooms 36aec393cd4aecf6
-- cities 0002_city_review b4714720a972f5e7
-- cities 0003_boundary 9ed1a8f945a2c1ab
-- cities 0004_moderators d63148bf71bce59e
-- cities 0005_roles_from_providers 51ead0dc836d4cd5
-- contenttypes 0001_initial 35ed8489a147e0b4
-- contenttypes 0002_remove_content_type_name 7d36494075750f0e
-- core 0001_first_rooms 959a44071ce41427
-- core 0002_loaded_rows 7bc1d0ba0be9d219
-- core 0003_search_beginnings 16362ed2909b1dbc
-- core 0004_attempt_counts 95ac31b453edd06f
-- core 0005_stamp f0617b6423f2a150
-- core 0006_search_words b6750ebe916e24af
-- core 0007_search_misses 5aedc202af1ba3fc
-- core 0008_search_openings 7a0c3a00320a8fc0
-- directory 0001_first_services 87ee55943cf50a56
-- directory 0002_keys_imports_reminders 1fb89432aef4124f
-- django_tasks_database 0001_initial cf812b2fc6a74045
-- django_tasks_database 0002_alter_dbtaskresult_options 64089e9ab4b601be
-- django_tasks_database 0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at 70aca531cfdec5a6
-- django_tasks_database 0004_dbtaskresult_started_at 6a2df89c09660a47
-- django_tasks_database 0005_alter_dbtaskresult_priority_and_more 7620e78cb4ea2bef
-- django_tasks_database 0006_alter_dbtaskresult_args_kwargs_and_more 1df8a72be81de333
-- django_tasks_database 0007_add_separate_results_fields 5a2bcd56bbf250fd
-- django_tasks_database 0008_separate_results_field 70bebf6c70a525ea
-- django_tasks_database 0009_remove_results_field 5f3794029968d300
-- django_tasks_database 0010_alter_dbtaskresult_status b78d0ee8642c2ac7
-- django_tasks_database 0011_rename_complete_status 06c588d077968906
-- django_tasks_database 0012_add_separate_exception_fields 91e47c25219e7502
-- django_tasks_database 0013_separate_exception_fields bf4b6c5e8befb7fe
-- django_tasks_database 0014_remove_dbtaskresult_exception_data 7358598390935d3f
-- django_tasks_database 0015_correctly_order_run_after c445a528a79c2706
-- django_tasks_database 0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more b21812d340c4c029
-- django_tasks_database 0017_dbtaskresult_metadata 6ddbf92d0402a793
-- django_tasks_database 0018_rename_succeeded_status 49ab041400c46592
-- django_tasks_database 0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more 65bb5c3a5f49b6b7
-- django_tasks_database 0020_update_db_task_result_ordering cc08d41b5513f451
-- django_tasks_database 0021_conditional_partial_index_ordering b1d0d1b44619912b
-- events 0001_events_and_dates dc019a5ddab09014
-- events 0002_registration e6338909caf8675c
-- events 0003_one_date_of_each 08c3324faecd1b7c
-- events 0004_foreign_entries 1eae7ac8c088a4b5
-- events 0005_submissions_sources_echoes 8de82e915eb104e6
-- events 0006_event_host 0c06de659eca157e
-- media 0001_first_rooms 2a404bc96b2f513f
-- media 0002_text_of_documents ed816b1bce24c9e4
-- mfa 0001_initial a42b6353f2ed5dd7
-- mfa 0002_authenticator_timestamps b6566eb07301e2e4
-- mfa 0003_authenticator_type_uniq 88550a456154080c
-- notifications 0001_mails_followers_notices b462a3d7d34dc314
-- notifications 0002_notice_thread_line_en dccc778982b0b352
-- notifications 0003_notice_for_digest b0098915029b0046
-- notifications 0004_mail_calendar 78c1a989e7ab7fd5
-- participation 0001_processes_ideas_voices_surveys 297f3e17393290ed
-- participation 0002_offers 2e219c67f4a07bdd
-- participation 0003_answer_reminders 8baedefa55df263c
-- participation 0004_idea_words 6945baa995b32fd5
-- participation 0005_incoming_mail da555b2d2899d93a
-- participation 0006_proof_of_support b5fff2105c8edbb7
-- participation 0007_idea_orders 5a071fdf927c97b0
-- participation 0008_paragraph_wordings dd35c2c3a06b2802
-- participation 0009_confirmed_addresses_in_surveys 62f59c06fd95e97e
-- participation 0010_covered_pictures 1cb1654938f40b24
-- participation 0011_similar_from_and_counting_indexes 2852a4ca6a04e688
-- participation 0012_support_of_comments cb1883de7255fe13
-- portal 0001_first_rooms 2f5c65058e541d7d
-- portal 0002_first_rooms 04cb83037b392fb2
-- portal 0003_offers af762dcc44f05435
-- portal 0004_offers_moved 3f36d2eed708eab7
-- portal 0005_cases c625b417b97aede5
-- portal 0006_search_misses 816bd112d8149e34
-- portal 0007_search_misses_moved 0756e20e21cbddac
-- sensors 0001_stations fd98032bb453dc02
-- sensors 0002_observations 25410f2a0e533e88
-- sensors 0003_networks 57a7173c03cc429e
-- sensors 0004_devices e0f67c744cf150b3
-- sensors 0005_value_imports 5d34070ea11f05b8
-- sessions 0001_initial 2aa438e2393ee513
-- socialaccount 0001_initial 3647538d149b8190
-- socialaccount 0002_token_max_lengths 1f6fc8859622f595
-- socialaccount 0003_extra_data_default_dict e8b6fe9e20bed061
-- socialaccount 0004_app_provider_id_settings 82163ba3cc18a1ea
-- socialaccount 0005_socialtoken_nullable_app f023fe1a501c3e63
-- socialaccount 0006_alter_socialaccount_extra_data d1de2c79db317f6f
-- strategy 0001_first_rooms 168ad1053f251fae
-- strategy 0002_logged_state a5dcc685ddcc3a7f
-- strategy 0003_target_without_day 0c9468f4f8c634dc
-- taggit 0001_initial 99ca62a055c530c7
-- taggit 0002_auto_20150616_2121 9db9f38747553183
-- taggit 0003_taggeditem_add_unique_index 8d474ef8ec122e51
-- taggit 0004_alter_taggeditem_content_type_alter_taggeditem_tag f9d1464ef1c663da
-- taggit 0005_auto_20220424_2025 0ff3cb6796cf52fb
-- taggit 0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx 7e6afc35e33e1db0
-- wagtailadmin 0001_create_admin_access_permissions fcbe05ca0d60a8ea
-- wagtailadmin 0002_admin 1e2a4c541e9ab35b
-- wagtailadmin 0003_admin_managed 620fc672b343ac4e
-- wagtailadmin 0004_editingsession 7b870aaf0095ce75
-- wagtailadmin 0005_editingsession_is_editing 2366578b652bd350
-- wagtailadmin 0006_formstate 1188fcdbffa104cf
-- wagtailcore 0001_initial cea81d4e905b0011
-- wagtailcore 0001_squashed_0016_change_page_url_path_to_text_field 63431ae853404f87
-- wagtailcore 0002_initial_data 90ec67924f31d701
-- wagtailcore 0003_add_uniqueness_constraint_on_group_page_permission f3c13d4234999a7f
-- wagtailcore 0004_page_locked 054dd5f11e963145
-- wagtailcore 0005_add_page_lock_permission_to_moderators 4dd8ce173a82bdff
-- wagtailcore 0006_add_lock_page_permission fdd0c9f51908a077
-- wagtailcore 0007_page_latest_revision_created_at 44a498d1402ed033
-- wagtailcore 0008_populate_latest_revision_created_at c5e6b73689628c97
-- wagtailcore 0009_remove_auto_now_add_from_pagerevision_created_at ce9ebb7f16009609
-- wagtailcore 0010_change_page_owner_to_null_on_delete 3b440fa8c7436a0a
-- wagtailcore 0011_page_first_published_at 2a344a1bc91d4b55
-- wagtailcore 0012_extend_page_slug_field c8ce5732aad1b2b6
-- wagtailcore 0013_update_golive_expire_help_text 058c8ebeb60a5806
-- wagtailcore 0014_add_verbose_name ed202e3c161cee8b
-- wagtailcore 0015_add_more_verbose_names c7f01bc90668964c
-- wagtailcore 0016_change_page_url_path_to_text_field fc00e2e248e357af
-- wagtailcore 0017_change_edit_page_permission_description ccd71ad6211dc9ea
-- wagtailcore 0018_pagerevision_submitted_for_moderation_index 9c84c8a317432983
-- wagtailcore 0019_verbose_names_cleanup dd647daad29c8ff0
-- wagtailcore 0020_add_index_on_page_first_published_at a6bee4fe81de1087
-- wagtailcore 0021_capitalizeverbose 8a3d847c8e0eb8ca
-- wagtailcore 0022_add_site_name 24b2b9b04106c8ff
-- wagtailcore 0023_alter_page_revision_on_delete_behaviour 757de219a5895b45
-- wagtailcore 0024_alter_page_content_type_on_delete_behaviour 81599e333a45b26c
-- wagtailcore 0024_collection fcdfe156ab59adbb
-- wagtailcore 0025_collection_initial_data 299d294b4dcf5997
-- wagtailcore 0026_group_collection_permission c164f30fd7bbd892
-- wagtailcore 0027_fix_collection_path_collation f6c14ff3972d5c7d
-- wagtailcore 0028_merge c3a7c3972fd9a85c
-- wagtailcore 0029_unicode_slugfield_dj19 002cf4f07e5119fb
-- wagtailcore 0030_index_on_pagerevision_created_at d2a6d2c2cf713373
-- wagtailcore 0031_add_page_view_restriction_types 9a49c448c2d89307
-- wagtailcore 0032_add_bulk_delete_page_permission 549175d715c672b6
-- wagtailcore 0033_remove_golive_expiry_help_text aa4d91586ada762c
-- wagtailcore 0034_page_live_revision d650388923d2e80e
-- wagtailcore 0035_page_last_published_at 54d0d7e199f39d02
-- wagtailcore 0036_populate_page_last_published_at b4f6cd06b9dba976
-- wagtailcore 0037_set_page_owner_editable 4d500a6059471851
-- wagtailcore 0038_make_first_published_at_editable 5a987c60fe3a1ee9
-- wagtailcore 0039_collectionviewrestriction df7d95a80ca958ce
-- wagtailcore 0040_page_draft_title a975ce119729482a
-- wagtailcore 0041_group_collection_permissions_verbose_name_plural 71b468024ec4733b
-- wagtailcore 0042_index_on_pagerevision_approved_go_live_at 2cbafdbb2ea429b4
-- wagtailcore 0043_lock_fields ed3b4350910be05f
-- wagtailcore 0044_add_unlock_grouppagepermission afe9599444e9fade
-- wagtailcore 0045_assign_unlock_grouppagepermission cf179eed03b8e6d2
-- wagtailcore 0046_site_name_remove_null 9888cafb23286c1d
-- wagtailcore 0047_add_workflow_models edcaa33d2f89950c
-- wagtailcore 0048_add_default_workflows 98f05bb3286e25b6
-- wagtailcore 0049_taskstate_finished_by f5f2bca3716c52d8
-- wagtailcore 0050_workflow_rejected_to_needs_changes 5c0cdb9025c34923
-- wagtailcore 0051_taskstate_comment 0e10a5d370d68cf0
-- wagtailcore 0052_pagelogentry ab4de3c62a89dc97
-- wagtailcore 0053_locale_model bfd6fba56a11a9f0
-- wagtailcore 0054_initial_locale 94122ab10b32b608
-- wagtailcore 0055_page_locale_fields 0bfa4f4932b7ff3e
-- wagtailcore 0056_page_locale_fields_populate b782b53081ab2589
-- wagtailcore 0057_page_locale_fields_notnull 8cb584fc83fac322
-- wagtailcore 0058_page_alias_of 432e80e40b1cae22
-- wagtailcore 0059_apply_collection_ordering 36d535fa96a194a5
-- wagtailcore 0060_fix_workflow_unique_constraint 883117a3b45cf863
-- wagtailcore 0061_change_promote_tab_helpt_text_and_verbose_names f303f2415229c5ad
-- wagtailcore 0062_comment_models_and_pagesubscription 72a1209bff5bf235
-- wagtailcore 0063_modellogentry 7f67fc0f5c40fecf
-- wagtailcore 0064_log_timestamp_indexes ee7bad344df803c8
-- wagtailcore 0065_log_entry_uuid a5b71e830e641059
-- wagtailcore 0066_collection_management_permissions dfc28f96014d8412
-- wagtailcore 0067_alter_pagerevision_content_json 2ab4c77f237f7afd
-- wagtailcore 0068_log_entry_empty_object c5e51c974fdcb28a
-- wagtailcore 0069_log_entry_jsonfield 70b22160eb859fe4
-- wagtailcore 0070_rename_pagerevision_revision 2f27c5b8f8cf9bc6
-- wagtailcore 0071_populate_revision_content_type c719e379a036b7c7
-- wagtailcore 0072_alter_revision_content_type_notnull 89429dea4c3c5e04
-- wagtailcore 0073_page_latest_revision e6c6f3c351387866
-- wagtailcore 0074_revision_object_str 3e57999ac0b3d7a3
-- wagtailcore 0075_populate_latest_revision_and_revision_object_str 578b1c14a22c0b55
-- wagtailcore 0076_modellogentry_revision f94bb2161f570155
-- wagtailcore 0077_alter_revision_user 6b2de9b98a82f11d
-- wagtailcore 0078_referenceindex 501b9d4ff7aa3aad
-- wagtailcore 0079_rename_taskstate_page_revision 033f1da052468765
-- wagtailcore 0080_generic_workflowstate 9c1c523444a78dc6
-- wagtailcore 0081_populate_workflowstate_content_type 2ca66106944ecf67
-- wagtailcore 0082_alter_workflowstate_content_type_notnull 017c8b764cca1872
-- wagtailcore 0083_workflowcontenttype e480780558060769
-- wagtailcore 0084_add_default_page_permissions 6533eff609740444
-- wagtailcore 0085_add_grouppagepermission_permission 14255d76b2debbc9
-- wagtailcore 0086_populate_grouppagepermission_permission 05bdc90316467e24
-- wagtailcore 0087_alter_grouppagepermission_unique_together_and_more 9f5bcc927b35ce33
-- wagtailcore 0088_fix_log_entry_json_timestamps e5afc01f4a8cd17f
-- wagtailcore 0089_log_entry_data_json_null_to_object 06c80b0a050ecdcb
-- wagtailcore 0090_remove_grouppagepermission_permission_type 281e571eb78905c2
-- wagtailcore 0091_remove_revision_submitted_for_moderation 66f520f7ab7205fc
-- wagtailcore 0092_alter_collectionviewrestriction_password_and_more 44955a20f45f77e0
-- wagtailcore 0093_uploadedfile c02885138ca13372
-- wagtailcore 0094_alter_page_locale 14d6c54cae836d6d
-- wagtailcore 0095_groupsitepermission 578cbf14db2f7eb4
-- wagtailcore 0096_referenceindex_referenceindex_source_object_and_more 94d1cc9527502c49
-- wagtailcore 0097_baselogentry_uuid_action_timestamp_indexes 038c7d89861a592d
-- wagtaildocs 0001_initial a6847d3092006d3a
-- wagtaildocs 0002_initial_data 9cc33694f10ce040
-- wagtaildocs 0003_add_verbose_names 2ee10fdad320f232
-- wagtaildocs 0004_capitalizeverbose 4651d6a0b6ce05dc
-- wagtaildocs 0005_alter_uploaded_by_user_on_delete_action 95ba0c8e03bd5cf6
-- wagtaildocs 0005_document_collection 81f9c182c531bff3
-- wagtaildocs 0006_copy_document_permissions_to_collections 48117f735ebe3b6e
-- wagtaildocs 0007_merge d479b02a6ffa0af1
-- wagtaildocs 0008_document_file_size cc62bdd440414b23
-- wagtaildocs 0009_document_verbose_name_plural 4d3a685a9446d3b7
-- wagtaildocs 0010_document_file_hash 80687d1b5b7ba780
-- wagtaildocs 0011_add_choose_permissions e5a96a131812b02f
-- wagtaildocs 0012_uploadeddocument 8c60f611a5d5d4da
-- wagtaildocs 0013_delete_uploadeddocument da2f6d9b8afee4f9
-- wagtaildocs 0014_alter_document_file_size 4ea1c485f5c6157d
-- wagtailimages 0001_initial fe18cd6be8eb40ea
-- wagtailimages 0001_squashed_0021 daed4ad0904d5f2f
-- wagtailimages 0002_initial_data 205c11cfbd2f7030
-- wagtailimages 0003_fix_focal_point_fields 91d854b1dbc7f81e
-- wagtailimages 0004_make_focal_point_key_not_nullable d8ba85af96195a21
-- wagtailimages 0005_make_filter_spec_unique 20fa306ad9d56060
-- wagtailimages 0006_add_verbose_names 22bd284a06331caf
-- wagtailimages 0007_image_file_size 2dd6a2ecbed86d89
-- wagtailimages 0008_image_created_at_index fabcd0f908be61a1
-- wagtailimages 0009_capitalizeverbose 5aa100d9244322da
-- wagtailimages 0010_change_on_delete_behaviour 7102fb52fe3e2261
-- wagtailimages 0011_image_collection 1cee56cfcdc0a9eb
-- wagtailimages 0012_copy_image_permissions_to_collections 5569501759e9a7b0
-- wagtailimages 0013_make_rendition_upload_callable 9c882b1d3e320f81
-- wagtailimages 0014_add_filter_spec_field cfb5cd34b7fa1350
-- wagtailimages 0015_fill_filter_spec_field 4c77803737013108
-- wagtailimages 0016_deprecate_rendition_filter_relation 2e201ffab6d54bee
-- wagtailimages 0017_reduce_focal_point_key_max_length 10eee49449046b33
-- wagtailimages 0018_remove_rendition_filter 05b4722063b74868
-- wagtailimages 0019_delete_filter 5ea2dddeb669e5ce
-- wagtailimages 0020_add-verbose-name 19985bc6729de25f
-- wagtailimages 0021_image_file_hash 9b4297dd851d089f
-- wagtailimages 0022_uploadedimage 9793ee6186278181
-- wagtailimages 0023_add_choose_permissions 37f2b23c43135be6
-- wagtailimages 0024_index_image_file_hash c204e1dbef4c5549
-- wagtailimages 0025_alter_image_file_alter_rendition_file bba3a6ba48a00247
-- wagtailimages 0026_delete_uploadedimage 7035d27dab2f3775
-- wagtailimages 0027_image_description 621fef7dd6855f02
-- wagtailredirects 0001_initial 66694614f3f1751c
-- wagtailredirects 0002_add_verbose_names 6ad4f6047285e382
-- wagtailredirects 0003_make_site_field_editable 8140fdb4e944cc0e
-- wagtailredirects 0004_set_unique_on_path_and_site c38947febcf2153d
-- wagtailredirects 0005_capitalizeverbose 71c832c4f74d3843
-- wagtailredirects 0006_redirect_increase_max_length 8bd866d61544c871
-- wagtailredirects 0007_add_autocreate_fields f2f08cd09dba22de
-- wagtailredirects 0008_add_verbose_name_plural 2597a885595295dd
-- wagtailsearch 0001_initial d0f9dc9a9dcfbae3
-- wagtailsearch 0002_add_verbose_names fefea21ffbe5e5f7
-- wagtailsearch 0003_remove_editors_pick 60dede9f42ba836c
-- wagtailsearch 0004_querydailyhits_verbose_name_plural 79bf566c7724381b
-- wagtailsearch 0005_create_indexentry 2ef478982beaadf1
-- wagtailsearch 0006_customise_indexentry 072b86ec4468c82b
-- wagtailsearch 0007_delete_editorspick 49417cfd296b2e60
-- wagtailsearch 0008_remove_query_and_querydailyhits_models 34205d79c48af0ae
-- wagtailsearch 0009_remove_ngram_autocomplete 0cc43abf34455183
-- wagtailsearch 0010_add_text_fields c56cd3498aaa9368
-- wagtailusers 0001_initial 45a8c1ec67422390
-- wagtailusers 0002_add_verbose_name_on_userprofile 2a4c434837ee5c9c
-- wagtailusers 0003_add_verbose_names 9590c0e99d195868
-- wagtailusers 0004_capitalizeverbose 327e5a4b51ff493d
-- wagtailusers 0005_make_related_name_wagtail_specific 45dfa0294cdd846e
-- wagtailusers 0006_userprofile_prefered_language 636c4e036df13cd0
-- wagtailusers 0007_userprofile_current_time_zone 435fd383a877469f
-- wagtailusers 0008_userprofile_avatar 2ee737254928fc2a
-- wagtailusers 0009_userprofile_verbose_name_plural ca8286fe2e29e576
-- wagtailusers 0010_userprofile_updated_comments_notifications 97033bd05c0811a3
-- wagtailusers 0011_userprofile_dismissibles b6381984386e17fb
-- wagtailusers 0012_userprofile_theme fb079398fa7eddf6
-- wagtailusers 0013_userprofile_density 934baa45fe42a41a
-- wagtailusers 0014_userprofile_contrast 3f44752ffd8d5c2f
-- wagtailusers 0015_userprofile_keyboard_shortcuts b861c0bc6f5a7a98
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "accounts_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "email" varchar(200) NOT NULL UNIQUE, "name" varchar(120) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "joined_at" datetime NOT NULL, "erase_on" date NULL, "warnings" smallint unsigned NOT NULL CHECK ("warnings" >= 0));
CREATE TABLE "accounts_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "accounts_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "actors_keeper" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" varchar(120) NOT NULL, "evidence" text NOT NULL, "state" varchar(10) NOT NULL, "reason" varchar(300) NOT NULL, "asked_at" datetime NOT NULL, "decided_at" datetime NULL, "decided_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" bigint NOT NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "keeper_once" UNIQUE ("organisation_id", "user_id"));
CREATE TABLE "actors_notice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(5) NOT NULL, "topic" varchar(80) NOT NULL, "title" varchar(120) NOT NULL, "text" text NOT NULL, "ends_on" date NOT NULL, "created_at" datetime NOT NULL, "withdrawn_at" datetime NULL, "form_token" varchar(60) NOT NULL UNIQUE, "by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" bigint NOT NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "actors_organisation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(100) NOT NULL UNIQUE, "name" varchar(160) NOT NULL, "name_en" varchar(160) NOT NULL, "short_name" varchar(60) NOT NULL, "category" varchar(40) NOT NULL, "place" varchar(80) NOT NULL, "role" varchar(300) NOT NULL, "role_en" varchar(300) NOT NULL, "website" varchar(300) NOT NULL, "is_example" bool NOT NULL, "changed_at" datetime NOT NULL, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "mail_domain" varchar(100) NOT NULL);
CREATE TABLE "actors_profile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "topics" text NOT NULL CHECK ((JSON_VALID("topics") OR "topics" IS NULL)), "website" varchar(300) NOT NULL, "contact_role" varchar(160) NOT NULL, "confirmed_on" date NOT NULL, "reminded_on" date NULL, "changed_at" datetime NOT NULL, "logo_id" bigint NULL REFERENCES "media_picture" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" bigint NOT NULL UNIQUE REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "actors_tie" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "kind" varchar(10) NOT NULL, "starts_on" date NULL, "ends_on" date NULL, "state" varchar(10) NOT NULL, "proposed_at" datetime NOT NULL, "answered_at" datetime NULL, "answered_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "first_id" bigint NOT NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "proposed_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "second_id" bigint NOT NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "tie_of_two" CHECK (NOT ("first_id" = ("second_id"))));
CREATE TABLE "auditlog_logentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_pk" varchar(255) NOT NULL, "object_id" bigint NULL, "object_repr" text NOT NULL, "action" smallint unsigned NOT NULL CHECK ("action" >= 0), "timestamp" datetime NOT NULL, "actor_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "remote_addr" char(39) NULL, "additional_data" text NULL CHECK ((JSON_VALID("additional_data") OR "additional_data" IS NULL)), "serialized_data" text NULL CHECK ((JSON_VALID("serialized_data") OR "serialized_data" IS NULL)), "cid" varchar(255) NULL, "changes_text" text NOT NULL, "changes" text NULL CHECK ((JSON_VALID("changes") OR "changes" IS NULL)), "remote_port" integer unsigned NULL CHECK ("remote_port" >= 0), "actor_email" varchar(254) NULL);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
CREATE TABLE "cache" ( "cache_key" varchar(255) NOT NULL PRIMARY KEY, "value" text NOT NULL, "expires" datetime NOT NULL );
CREATE TABLE "cities_boundary" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "geometry" text NOT NULL CHECK ((JSON_VALID("geometry") OR "geometry" IS NULL)), "source" varchar(200) NOT NULL, "city_id" bigint NOT NULL UNIQUE REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "cities_city" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "key" varchar(40) NOT NULL UNIQUE, "name" varchar(80) NOT NULL, "official_name" varchar(120) NOT NULL, "ags" varchar(8) NOT NULL, "hosts" text NOT NULL CHECK ((JSON_VALID("hosts") OR "hosts" IS NULL)), "colour" varchar(7) NOT NULL, "population" integer unsigned NULL CHECK ("population" >= 0), "area_km2" decimal NULL, "latitude" real NULL, "longitude" real NULL, "website" varchar(200) NOT NULL, "office_name" varchar(160) NOT NULL, "office_email" varchar(254) NOT NULL, "office_phone" varchar(60) NOT NULL, "order" smallint unsigned NOT NULL CHECK ("order" >= 0));
CREATE TABLE "cities_cityreview" ("task_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "cities_cityrole" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "role" varchar(20) NOT NULL, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "is_from_provider" bool NOT NULL, CONSTRAINT "city_role_once" UNIQUE ("user_id", "city_id", "role"));
CREATE TABLE "cities_district" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "slug" varchar(80) NOT NULL, "latitude" real NULL, "longitude" real NULL, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "district_once" UNIQUE ("city_id", "slug"));
CREATE TABLE "core_attemptcount" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(120) NOT NULL UNIQUE, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "ends_at" datetime NOT NULL);
CREATE TABLE "core_loadedrow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "table" varchar(60) NOT NULL, "key" varchar(250) NOT NULL, "file_digest" varchar(64) NOT NULL, "row_digest" varchar(64) NOT NULL, CONSTRAINT "loaded_row_once" UNIQUE ("table", "key"));
CREATE TABLE "core_searchdocument" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(30) NOT NULL, "key" varchar(120) NOT NULL, "city_keys" varchar(120) NOT NULL, "title" varchar(300) NOT NULL, "title_en" varchar(300) NOT NULL, "teaser" text NOT NULL, "url" varchar(300) NOT NULL, "content_hash" varchar(64) NOT NULL, "length" integer unsigned NOT NULL CHECK ("length" >= 0), CONSTRAINT "search_document_once" UNIQUE ("kind", "key"));
CREATE TABLE "core_searchgram" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "gram" varchar(10) NOT NULL, "word_id" bigint NOT NULL REFERENCES "core_searchword" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "search_gram_once" UNIQUE ("gram", "word_id"));
CREATE TABLE "core_searchmiss" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(32) NOT NULL, "day" date NOT NULL, "words" varchar(80) NOT NULL, "number" integer unsigned NOT NULL CHECK ("number" >= 0), CONSTRAINT "search_miss_once_a_day_by_key" UNIQUE ("key", "day"));
CREATE TABLE "core_searchopening" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(30) NOT NULL, "key" varchar(120) NOT NULL, "day" date NOT NULL, "number" integer unsigned NOT NULL CHECK ("number" >= 0), CONSTRAINT "search_opening_once_a_day" UNIQUE ("kind", "key", "day"));
CREATE TABLE "core_searchterm" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "term" varchar(60) NOT NULL, "weight" real NOT NULL, "document_id" bigint NOT NULL REFERENCES "core_searchdocument" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "core_searchword" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(60) NOT NULL UNIQUE, "written" varchar(60) NOT NULL, "stem" varchar(60) NOT NULL, "documents" integer unsigned NOT NULL CHECK ("documents" >= 0));
CREATE TABLE "core_stamp" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" bigint NOT NULL);
CREATE TABLE "directory_fee" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "amount" decimal NULL, "amount_to" decimal NULL, "condition" varchar(200) NOT NULL, "words" varchar(200) NOT NULL, "provision_id" bigint NOT NULL REFERENCES "directory_provision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "directory_importedservice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "agency" varchar(120) NOT NULL, "identifier" varchar(200) NOT NULL, "said" text NOT NULL CHECK ((JSON_VALID("said") OR "said" IS NULL)), "imported_at" datetime NOT NULL, "service_id" bigint NULL REFERENCES "directory_service" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "imported_service_once" UNIQUE ("agency", "identifier"));
CREATE TABLE "directory_leikakey" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(14) NOT NULL UNIQUE, "name" varchar(300) NOT NULL);
CREATE TABLE "directory_office" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(100) NOT NULL UNIQUE, "name" varchar(160) NOT NULL, "name_en" varchar(160) NOT NULL, "address" varchar(200) NOT NULL, "latitude" real NULL, "longitude" real NULL, "phone" varchar(60) NOT NULL, "email" varchar(254) NOT NULL, "website" varchar(300) NOT NULL, "appointment_url" varchar(300) NOT NULL, "step_free" varchar(7) NOT NULL, "accessible_toilet" varchar(7) NOT NULL, "induction_loop" varchar(7) NOT NULL, "accessible_parking" varchar(7) NOT NULL, "accessibility_note" varchar(300) NOT NULL, "note" varchar(300) NOT NULL, "origin" varchar(12) NOT NULL, "is_example" bool NOT NULL, "changed_at" datetime NOT NULL, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" bigint NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "directory_openingexception" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "first_day" date NOT NULL, "last_day" date NOT NULL, "opens" time NULL, "closes" time NULL, "reason" varchar(120) NOT NULL, "office_id" bigint NOT NULL REFERENCES "directory_office" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "directory_openinghours" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "weekday" smallint unsigned NOT NULL CHECK ("weekday" >= 0), "opens" time NOT NULL, "closes" time NOT NULL, "note" varchar(120) NOT NULL, "office_id" bigint NOT NULL REFERENCES "directory_office" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "directory_provision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "level" varchar(12) NOT NULL, "responsible" varchar(120) NOT NULL, "level_reason" varchar(200) NOT NULL, "office_name" varchar(160) NOT NULL, "office_is_typical" bool NOT NULL, "online" varchar(7) NOT NULL, "on_site" varchar(7) NOT NULL, "by_post" varchar(7) NOT NULL, "by_phone" varchar(7) NOT NULL, "online_url" varchar(500) NOT NULL, "online_provider" varchar(120) NOT NULL, "trust_level" varchar(12) NOT NULL, "appointment_url" varchar(500) NOT NULL, "processing_time" varchar(200) NOT NULL, "note" varchar(300) NOT NULL, "origin" varchar(12) NOT NULL, "changed_at" datetime NOT NULL, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "office_id" bigint NULL REFERENCES "directory_office" ("id") DEFERRABLE INITIALLY DEFERRED, "service_id" bigint NOT NULL REFERENCES "directory_service" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "provision_once" UNIQUE ("service_id", "city_id"));
CREATE TABLE "directory_reviewreminder" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "due_on" date NOT NULL, "sent_at" datetime NOT NULL, "service_id" bigint NOT NULL REFERENCES "directory_service" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "review_reminder_once" UNIQUE ("service_id", "due_on"));
CREATE TABLE "directory_service" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(100) NOT NULL UNIQUE, "title" varchar(120) NOT NULL, "title_en" varchar(120) NOT NULL, "official_name" varchar(200) NOT NULL, "short_text" varchar(200) NOT NULL, "short_text_en" varchar(200) NOT NULL, "leika_key" varchar(14) NOT NULL, "leika_is_confirmed" bool NOT NULL, "ozg_id" varchar(10) NOT NULL, "audience" varchar(200) NOT NULL, "description" text NOT NULL, "documents" text NOT NULL, "requirements" text NOT NULL, "procedure" text NOT NULL, "deadline" varchar(300) NOT NULL, "processing_time" varchar(200) NOT NULL, "legal_basis" text NOT NULL, "appeal" text NOT NULL, "notes" text NOT NULL, "plain_text" text NOT NULL, "easy_text" text NOT NULL, "valid_from" date NULL, "valid_until" date NULL, "checked_on" date NULL, "review_due_on" date NULL, "reviewer_email" varchar(254) NOT NULL, "origin" varchar(12) NOT NULL, "is_example" bool NOT NULL, "changed_at" datetime NOT NULL, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "directory_service_related" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "from_service_id" bigint NOT NULL REFERENCES "directory_service" ("id") DEFERRABLE INITIALLY DEFERRED, "to_service_id" bigint NOT NULL REFERENCES "directory_service" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "directory_service_situations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "service_id" bigint NOT NULL REFERENCES "directory_service" ("id") DEFERRABLE INITIALLY DEFERRED, "situation_id" bigint NOT NULL REFERENCES "directory_situation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "directory_service_topics" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "service_id" bigint NOT NULL REFERENCES "directory_service" ("id") DEFERRABLE INITIALLY DEFERRED, "topic_id" bigint NOT NULL REFERENCES "directory_topic" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "directory_situation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(60) NOT NULL UNIQUE, "title" varchar(80) NOT NULL, "title_en" varchar(80) NOT NULL, "order" smallint unsigned NOT NULL CHECK ("order" >= 0));
CREATE TABLE "directory_synonym" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "term" varchar(80) NOT NULL, "kind" varchar(16) NOT NULL, "service_id" bigint NOT NULL REFERENCES "directory_service" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "synonym_once" UNIQUE ("service_id", "term"));
CREATE TABLE "directory_topic" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(60) NOT NULL UNIQUE, "title" varchar(80) NOT NULL, "title_en" varchar(80) NOT NULL, "order" smallint unsigned NOT NULL CHECK ("order" >= 0));
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "django_tasks_database_dbtaskresult" ("id" char(32) NOT NULL PRIMARY KEY, "args_kwargs" text NOT NULL CHECK ((JSON_VALID("args_kwargs") OR "args_kwargs" IS NULL)), "priority" integer NOT NULL, "task_path" text NOT NULL, "queue_name" varchar(32) NOT NULL, "backend_name" varchar(32) NOT NULL, "run_after" datetime NOT NULL, "enqueued_at" datetime NOT NULL, "finished_at" datetime NULL, "started_at" datetime NULL, "return_value" text NULL CHECK ((JSON_VALID("return_value") OR "return_value" IS NULL)), "exception_class_path" text NOT NULL, "traceback" text NOT NULL, "worker_ids" text NOT NULL CHECK ((JSON_VALID("worker_ids") OR "worker_ids" IS NULL)), "status" varchar(10) NOT NULL, CONSTRAINT "priority_range" CHECK ("priority" BETWEEN -100 AND 100));
CREATE TABLE "events_admission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "is_open" bool NOT NULL, "is_unlimited" bool NOT NULL, "capacity" integer unsigned NOT NULL CHECK ("capacity" >= 0), "last_rank" integer unsigned NOT NULL CHECK ("last_rank" >= 0), "told_starts_at" datetime NULL, "told_place" varchar(200) NOT NULL, "told_cancelled" bool NOT NULL, "kept_registered" integer unsigned NOT NULL CHECK ("kept_registered" >= 0), "kept_attended" integer unsigned NOT NULL CHECK ("kept_attended" >= 0), "kept_no_show" integer unsigned NOT NULL CHECK ("kept_no_show" >= 0), "occurrence_id" bigint NOT NULL UNIQUE REFERENCES "events_occurrence" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_calendarrun" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "is_preview" bool NOT NULL, "fault" varchar(300) NOT NULL, "counts" text NOT NULL CHECK ((JSON_VALID("counts") OR "counts" IS NULL)), "lines" text NOT NULL CHECK ((JSON_VALID("lines") OR "lines" IS NULL)), "source_id" bigint NOT NULL REFERENCES "events_calendarsource" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_calendarsource" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL UNIQUE, "url" varchar(500) NOT NULL UNIQUE, "is_active" bool NOT NULL, "created_at" datetime NOT NULL, "checked_at" datetime NULL, "read_at" datetime NULL, "fault" varchar(300) NOT NULL, "added_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_echo" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "worth" smallint unsigned NOT NULL CHECK ("worth" >= 0), "voice" varchar(6) NOT NULL, "text" varchar(1000) NOT NULL, "form_hash" varchar(64) NOT NULL UNIQUE, "day" date NOT NULL, "occurrence_id" bigint NOT NULL REFERENCES "events_occurrence" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_event" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(100) NOT NULL UNIQUE, "uid" char(32) NOT NULL UNIQUE, "title" varchar(160) NOT NULL, "title_en" varchar(160) NOT NULL, "summary" text NOT NULL, "summary_en" text NOT NULL, "description" text NOT NULL, "description_en" text NOT NULL, "kind" varchar(16) NOT NULL, "audience" varchar(200) NOT NULL, "audience_en" varchar(200) NOT NULL, "language" varchar(2) NOT NULL, "status" varchar(10) NOT NULL, "date_precision" varchar(9) NOT NULL, "starts_on" date NULL, "start_time" time NULL, "ends_on" date NULL, "end_time" time NULL, "hour" varchar(6) NOT NULL, "repeats" varchar(16) NOT NULL, "interval" smallint unsigned NOT NULL CHECK ("interval" >= 0), "weekdays" text NOT NULL CHECK ((JSON_VALID("weekdays") OR "weekdays" IS NULL)), "repeats_until" date NULL, "repeats_count" smallint unsigned NULL CHECK ("repeats_count" >= 0), "exceptions" text NOT NULL CHECK ((JSON_VALID("exceptions") OR "exceptions" IS NULL)), "recurrence_note" varchar(200) NOT NULL, "mode" varchar(8) NOT NULL, "place" varchar(160) NOT NULL, "address" varchar(200) NOT NULL, "room" varchar(120) NOT NULL, "latitude" real NULL, "longitude" real NULL, "place_is_approximate" bool NOT NULL, "online_url" varchar(500) NOT NULL, "step_free" varchar(7) NOT NULL, "induction_loop" varchar(7) NOT NULL, "sign_language" varchar(7) NOT NULL, "accessible_toilet" varchar(7) NOT NULL, "accessibility_note" varchar(300) NOT NULL, "is_free" bool NULL, "cost" varchar(160) NOT NULL, "report_summary" text NOT NULL, "report_summary_en" text NOT NULL, "results" text NOT NULL, "results_en" text NOT NULL, "participants" integer unsigned NULL CHECK ("participants" >= 0), "report_due_on" date NULL, "origin" varchar(12) NOT NULL, "more_source_urls" text NOT NULL CHECK ((JSON_VALID("more_source_urls") OR "more_source_urls" IS NULL)), "is_example" bool NOT NULL, "sequence" integer unsigned NOT NULL CHECK ("sequence" >= 0), "cancelled_at" datetime NULL, "cancel_reason" varchar(300) NOT NULL, "drawn_until" date NULL, "changed_at" datetime NOT NULL, "district_id" bigint NULL REFERENCES "cities_district" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "minutes_id" bigint NULL REFERENCES "media_download" ("id") DEFERRABLE INITIALLY DEFERRED, "host" varchar(160) NOT NULL);
CREATE TABLE "events_event_action_fields" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "event_id" bigint NOT NULL REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED, "actionfield_id" bigint NOT NULL REFERENCES "strategy_actionfield" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_event_cities" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "event_id" bigint NOT NULL REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_event_organisers" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "event_id" bigint NOT NULL REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" bigint NOT NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_event_projects" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "event_id" bigint NOT NULL REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_eventlink" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "label" varchar(160) NOT NULL, "url" varchar(500) NOT NULL, "event_id" bigint NOT NULL REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_eventpicture" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "caption" varchar(200) NOT NULL, "event_id" bigint NOT NULL REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED, "picture_id" bigint NOT NULL REFERENCES "media_picture" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_foreignentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "calendar" varchar(120) NOT NULL, "uid" varchar(255) NOT NULL, "recurrence_id" varchar(40) NOT NULL, "digest" varchar(64) NOT NULL, "revision_id" bigint unsigned NULL CHECK ("revision_id" >= 0), "event_id" bigint NOT NULL REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED, "gone_at" datetime NULL, "modified_at" datetime NULL, "sequence" integer unsigned NOT NULL CHECK ("sequence" >= 0), CONSTRAINT "foreign_entry_once" UNIQUE ("calendar", "uid", "recurrence_id"));
CREATE TABLE "events_occurrence" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "day" date NOT NULL, "original_starts_at" datetime NOT NULL, "starts_at" datetime NOT NULL, "ends_at" datetime NOT NULL, "zone" varchar(40) NOT NULL, "all_day" bool NOT NULL, "end_is_known" bool NOT NULL, "status" varchar(10) NOT NULL, "status_at" datetime NULL, "reason" varchar(300) NOT NULL, "place_override" varchar(200) NOT NULL, "note" varchar(300) NOT NULL, "sequence" integer unsigned NOT NULL CHECK ("sequence" >= 0), "changed_at" datetime NOT NULL, "event_id" bigint NOT NULL REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "occurrence_once" UNIQUE ("event_id", "day"), CONSTRAINT "occurrence_ends_later" CHECK ("starts_at" <= ("ends_at")));
CREATE TABLE "events_question" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "label" varchar(160) NOT NULL, "label_en" varchar(160) NOT NULL, "kind" varchar(6) NOT NULL, "is_required" bool NOT NULL, "retention_days" smallint unsigned NOT NULL CHECK ("retention_days" >= 0), "terms_id" bigint NOT NULL REFERENCES "events_terms" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_registration" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL, "email" varchar(200) NOT NULL, "mail_key" varchar(64) NULL, "language" varchar(2) NOT NULL, "group_size" smallint unsigned NOT NULL CHECK ("group_size" >= 0), "state" varchar(10) NOT NULL, "source" varchar(6) NOT NULL, "reference" varchar(9) NOT NULL UNIQUE, "rank" integer unsigned NULL CHECK ("rank" >= 0), "offered_until" datetime NULL, "arrived_at" datetime NULL, "nonce" varchar(40) NOT NULL UNIQUE, "secret_hash" varchar(64) NOT NULL UNIQUE, "ticket_hash" varchar(64) NOT NULL UNIQUE, "form_token" varchar(64) NULL UNIQUE, "created_at" datetime NOT NULL, "admission_id" bigint NOT NULL REFERENCES "events_admission" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "registration_has_people" CHECK ("group_size" >= 1));
CREATE TABLE "events_registrationanswer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" varchar(300) NOT NULL, "question_id" bigint NOT NULL REFERENCES "events_question" ("id") DEFERRABLE INITIALLY DEFERRED, "registration_id" bigint NOT NULL REFERENCES "events_registration" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "registration_answer_once" UNIQUE ("registration_id", "question_id"));
CREATE TABLE "events_submission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(160) NOT NULL, "told" text NOT NULL CHECK ((JSON_VALID("told") OR "told" IS NULL)), "organiser" varchar(160) NOT NULL, "name" varchar(120) NOT NULL, "email" varchar(200) NOT NULL, "language" varchar(2) NOT NULL, "state" varchar(10) NOT NULL, "question" text NOT NULL, "reply" text NOT NULL, "reason" varchar(500) NOT NULL, "reference" varchar(9) NOT NULL UNIQUE, "nonce" varchar(40) NOT NULL UNIQUE, "secret_hash" varchar(64) NOT NULL UNIQUE, "form_token" varchar(64) NOT NULL UNIQUE, "created_at" datetime NOT NULL, "waiting_since" datetime NULL, "decided_at" datetime NULL, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "event_id" bigint NULL UNIQUE REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "events_terms" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "is_open" bool NOT NULL, "is_unlimited" bool NOT NULL, "capacity" integer unsigned NOT NULL CHECK ("capacity" >= 0), "max_group" smallint unsigned NOT NULL CHECK ("max_group" >= 0), "closes_hours" smallint unsigned NOT NULL CHECK ("closes_hours" >= 0), "offer_hours" smallint unsigned NOT NULL CHECK ("offer_hours" >= 0), "retention_days" smallint unsigned NOT NULL CHECK ("retention_days" >= 0), "event_id" bigint NOT NULL UNIQUE REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "media_download" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "created_at" datetime NOT NULL, "file_size" bigint unsigned NULL CHECK ("file_size" >= 0), "file_hash" varchar(40) NOT NULL, "licence" varchar(120) NOT NULL, "source_url" varchar(500) NOT NULL, "is_accessible" bool NULL, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "uploaded_by_user_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "is_findable" bool NOT NULL, "text" text NOT NULL, "text_hash" varchar(40) NOT NULL, "text_state" varchar(10) NOT NULL);
CREATE TABLE "media_picture" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "description" varchar(255) NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "created_at" datetime NOT NULL, "focal_point_x" integer unsigned NULL CHECK ("focal_point_x" >= 0), "focal_point_y" integer unsigned NULL CHECK ("focal_point_y" >= 0), "focal_point_width" integer unsigned NULL CHECK ("focal_point_width" >= 0), "focal_point_height" integer unsigned NULL CHECK ("focal_point_height" >= 0), "file_size" integer unsigned NULL CHECK ("file_size" >= 0), "file_hash" varchar(40) NOT NULL, "licence" varchar(120) NOT NULL, "credit" varchar(200) NOT NULL, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "uploaded_by_user_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "media_rendition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "filter_spec" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "focal_point_key" varchar(16) NOT NULL, "image_id" bigint NOT NULL REFERENCES "media_picture" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "rendition_once" UNIQUE ("image_id", "filter_spec", "focal_point_key"));
CREATE TABLE "mfa_authenticator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "type" varchar(20) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "created_at" datetime NOT NULL, "last_used_at" datetime NULL);
CREATE TABLE "notifications_address" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "email" varchar(254) NOT NULL UNIQUE, "hard_failures" smallint unsigned NOT NULL CHECK ("hard_failures" >= 0), "disabled_at" datetime NULL, "last_error" varchar(300) NOT NULL, "changed_at" datetime NOT NULL);
CREATE TABLE "notifications_delivery" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mail_id" bigint NULL REFERENCES "notifications_mail" ("id") DEFERRABLE INITIALLY DEFERRED, "notice_id" bigint NOT NULL REFERENCES "notifications_notice" ("id") DEFERRABLE INITIALLY DEFERRED, "subscriber_id" bigint NOT NULL REFERENCES "notifications_subscriber" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "delivery_once" UNIQUE ("notice_id", "subscriber_id"));
CREATE TABLE "notifications_follow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "key" varchar(120) NOT NULL, "label" varchar(200) NOT NULL, "url" varchar(500) NOT NULL, "created_at" datetime NOT NULL, "confirmed_at" datetime NULL, "subscriber_id" bigint NOT NULL REFERENCES "notifications_subscriber" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "follow_once" UNIQUE ("subscriber_id", "kind", "key"));
CREATE TABLE "notifications_mail" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key_hash" varchar(64) NOT NULL UNIQUE, "to" varchar(254) NOT NULL, "language" varchar(2) NOT NULL, "subject" varchar(250) NOT NULL, "text" text NOT NULL, "html" text NOT NULL, "headers" text NOT NULL CHECK ((JSON_VALID("headers") OR "headers" IS NULL)), "state" varchar(10) NOT NULL, "created_at" datetime NOT NULL, "due_at" datetime NOT NULL, "attempts" smallint unsigned NOT NULL CHECK ("attempts" >= 0), "first_tried_at" datetime NULL, "claimed_at" datetime NULL, "sent_at" datetime NULL, "erased_at" datetime NULL, "last_error" varchar(300) NOT NULL, "calendar" text NOT NULL);
CREATE TABLE "notifications_notice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(200) NOT NULL UNIQUE, "subject" varchar(200) NOT NULL, "subject_en" varchar(200) NOT NULL, "text" text NOT NULL, "text_en" text NOT NULL, "url" varchar(500) NOT NULL, "about" varchar(200) NOT NULL, "about_key" varchar(150) NOT NULL, "thread_line" varchar(500) NOT NULL, "happened_at" datetime NOT NULL, "announced_at" datetime NOT NULL, "fanned_out_at" datetime NULL, "thread_line_en" varchar(500) NOT NULL, "is_for_digest" bool NOT NULL);
CREATE TABLE "notifications_noticetopic" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "key" varchar(120) NOT NULL, "notice_id" bigint NOT NULL REFERENCES "notifications_notice" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "notice_topic_once" UNIQUE ("notice_id", "kind", "key"));
CREATE TABLE "notifications_subscriber" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "email" varchar(254) NOT NULL UNIQUE, "language" varchar(2) NOT NULL, "frequency" varchar(10) NOT NULL, "seed" varchar(32) NOT NULL UNIQUE, "created_at" datetime NOT NULL, "confirmed_at" datetime NULL, "user_id" bigint NULL UNIQUE REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "participation_author" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "email" varchar(200) NOT NULL, "email_confirmed_at" datetime NULL, "secret_hash" varchar(64) NULL UNIQUE, "source" varchar(6) NOT NULL, "language" varchar(2) NOT NULL, "wants_mail" bool NOT NULL, "is_blocked" bool NOT NULL, "erased_at" datetime NULL, "created_at" datetime NOT NULL, "user_id" bigint NULL UNIQUE REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "participation_comment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "state" varchar(24) NOT NULL, "is_official" bool NOT NULL, "form_token" varchar(64) NOT NULL UNIQUE, "created_at" datetime NOT NULL, "hidden_reason_key" varchar(30) NOT NULL, "hidden_reason" text NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "is_example" bool NOT NULL, "author_id" bigint NOT NULL REFERENCES "participation_author" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NULL REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "paragraph_id" bigint NULL REFERENCES "participation_paragraph" ("id") DEFERRABLE INITIALLY DEFERRED, "process_id" bigint NOT NULL REFERENCES "participation_process" ("id") DEFERRABLE INITIALLY DEFERRED, "paragraph_version" smallint unsigned NULL CHECK ("paragraph_version" >= 0), "supports_count" integer unsigned NOT NULL CHECK ("supports_count" >= 0), "parent_id" bigint NULL REFERENCES "participation_comment" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "comment_has_one_subject" CHECK (("idea_id" IS NULL OR "paragraph_id" IS NULL)));
CREATE TABLE "participation_commentsupport" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "comment_id" bigint NOT NULL REFERENCES "participation_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "comment_support_once_by_account" UNIQUE ("comment_id", "user_id"));
CREATE TABLE "participation_councilstep" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "opened_at" datetime NOT NULL, "supports" integer unsigned NOT NULL CHECK ("supports" >= 0), "body" varchar(160) NOT NULL, "planned_on" date NULL, "closed_at" datetime NULL, "decision_id" bigint NULL REFERENCES "strategy_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL UNIQUE REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "participation_idea" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(12) NOT NULL UNIQUE, "title" varchar(120) NOT NULL, "text" text NOT NULL, "state" varchar(24) NOT NULL, "place" varchar(160) NOT NULL, "latitude" real NULL, "longitude" real NULL, "language" varchar(2) NOT NULL, "created_at" datetime NOT NULL, "published_at" datetime NULL, "changed_at" datetime NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "answer_due_on" date NULL, "answered_at" datetime NULL, "form_token" varchar(64) NOT NULL UNIQUE, "held_because" varchar(120) NOT NULL, "responsible_unit" varchar(160) NOT NULL, "supports_by_account" integer unsigned NOT NULL CHECK ("supports_by_account" >= 0), "supports_by_mail" integer unsigned NOT NULL CHECK ("supports_by_mail" >= 0), "supports_by_guest" integer unsigned NOT NULL CHECK ("supports_by_guest" >= 0), "comments_count" integer unsigned NOT NULL CHECK ("comments_count" >= 0), "is_example" bool NOT NULL, "action_field_id" bigint NULL REFERENCES "strategy_actionfield" ("id") DEFERRABLE INITIALLY DEFERRED, "author_id" bigint NOT NULL REFERENCES "participation_author" ("id") DEFERRABLE INITIALLY DEFERRED, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "decision_id" bigint NULL REFERENCES "strategy_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "district_id" bigint NULL REFERENCES "cities_district" ("id") DEFERRABLE INITIALLY DEFERRED, "milestone_id" bigint NULL REFERENCES "strategy_milestone" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED, "process_id" bigint NOT NULL REFERENCES "participation_process" ("id") DEFERRABLE INITIALLY DEFERRED, "reminded_at_percent" smallint unsigned NOT NULL CHECK ("reminded_at_percent" >= 0), "merged_into_id" bigint NULL REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "participation_ideaevent" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "by_role" varchar(80) NOT NULL, "from_state" varchar(24) NOT NULL, "to_state" varchar(24) NOT NULL, "reason_key" varchar(30) NOT NULL, "reason" text NOT NULL, "reason_en" text NOT NULL, "responsible_unit" varchar(160) NOT NULL, "is_public" bool NOT NULL, "by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "corrects_id" bigint NULL REFERENCES "participation_ideaevent" ("id") DEFERRABLE INITIALLY DEFERRED, "decision_id" bigint NULL REFERENCES "strategy_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "participation_ideapicture" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "file" varchar(100) NOT NULL, "alt" varchar(200) NOT NULL, "width" integer unsigned NOT NULL CHECK ("width" >= 0), "height" integer unsigned NOT NULL CHECK ("height" >= 0), "idea_id" bigint NOT NULL REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "covered_at" datetime NULL, "removed_at" datetime NULL);
CREATE TABLE "participation_ideatext" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "title" varchar(120) NOT NULL, "text" text NOT NULL, "at" datetime NOT NULL, "idea_id" bigint NOT NULL REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "idea_text_once" UNIQUE ("idea_id", "number"));
CREATE TABLE "participation_ideaword" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "stem" varchar(24) NOT NULL, "weight" smallint unsigned NOT NULL CHECK ("weight" >= 0), "idea_id" bigint NOT NULL REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "idea_word_once" UNIQUE ("stem", "idea_id"));
CREATE TABLE "participation_incomingmail" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "message_hash" varchar(64) NOT NULL UNIQUE, "sender_hash" varchar(64) NOT NULL, "outcome" varchar(12) NOT NULL, "at" datetime NOT NULL, "idea_id" bigint NULL REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "participation_offer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(100) NOT NULL UNIQUE, "title" varchar(160) NOT NULL, "title_en" varchar(160) NOT NULL, "channel" varchar(60) NOT NULL, "audience" varchar(120) NOT NULL, "state" varchar(10) NOT NULL, "summary" text NOT NULL, "summary_en" text NOT NULL, "rules" text NOT NULL, "url" varchar(500) NOT NULL, "email" varchar(254) NOT NULL, "place" varchar(200) NOT NULL, "latitude" real NULL, "longitude" real NULL, "place_is_approximate" bool NOT NULL, "starts_on" date NULL, "ends_on" date NULL, "needs_registration" bool NULL, "changed_at" datetime NOT NULL, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "participation_offer_action_fields" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "offer_id" bigint NOT NULL REFERENCES "participation_offer" ("id") DEFERRABLE INITIALLY DEFERRED, "actionfield_id" bigint NOT NULL REFERENCES "strategy_actionfield" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "participation_offer_projects" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "offer_id" bigint NOT NULL REFERENCES "participation_offer" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "participation_paragraph" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "key" varchar(40) NOT NULL, "heading" varchar(160) NOT NULL, "text" text NOT NULL, "version" smallint unsigned NOT NULL CHECK ("version" >= 0), "process_id" bigint NOT NULL REFERENCES "participation_process" ("id") DEFERRABLE INITIALLY DEFERRED, "heading_en" varchar(160) NOT NULL, "is_dropped" bool NOT NULL, "text_en" text NOT NULL, CONSTRAINT "paragraph_once" UNIQUE ("process_id", "key"));
CREATE TABLE "participation_paragraphtext" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "heading" varchar(160) NOT NULL, "heading_en" varchar(160) NOT NULL, "text" text NOT NULL, "text_en" text NOT NULL, "is_dropped" bool NOT NULL, "reason" text NOT NULL, "reason_en" text NOT NULL, "at" datetime NOT NULL, "paragraph_id" bigint NOT NULL REFERENCES "participation_paragraph" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "paragraph_text_once" UNIQUE ("paragraph_id", "number"));
CREATE TABLE "participation_participant" ("id" char(32) NOT NULL PRIMARY KEY, "who" varchar(64) NOT NULL, "process_id" bigint NOT NULL REFERENCES "participation_process" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "participant_once" UNIQUE ("process_id", "who"));
CREATE TABLE "participation_phase" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "title" varchar(80) NOT NULL, "title_en" varchar(80) NOT NULL, "starts_at" datetime NOT NULL, "ends_at" datetime NOT NULL, "activities" text NOT NULL CHECK ((JSON_VALID("activities") OR "activities" IS NULL)), "process_id" bigint NOT NULL REFERENCES "participation_process" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "phase_ends_after_start" CHECK ("starts_at" < ("ends_at")));
CREATE TABLE "participation_process" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(80) NOT NULL UNIQUE, "kind" varchar(10) NOT NULL, "title" varchar(160) NOT NULL, "title_en" varchar(160) NOT NULL, "summary" text NOT NULL, "summary_en" text NOT NULL, "text" text NOT NULL, "text_en" text NOT NULL, "plain_language" text NOT NULL, "easy_language" text NOT NULL, "contact_unit" varchar(160) NOT NULL, "audience" varchar(160) NOT NULL, "audience_en" varchar(160) NOT NULL, "allows_guests" bool NOT NULL, "moderation" varchar(10) NOT NULL, "threshold" integer unsigned NULL CHECK ("threshold" >= 0), "threshold_counts" varchar(10) NOT NULL, "threshold_body" varchar(160) NOT NULL, "answer_days" smallint unsigned NOT NULL CHECK ("answer_days" >= 0), "answer_from" varchar(12) NOT NULL, "area" text NULL CHECK ((JSON_VALID("area") OR "area" IS NULL)), "area_name" varchar(120) NOT NULL, "retention_months" smallint unsigned NOT NULL CHECK ("retention_months" >= 0), "result" text NOT NULL, "result_en" text NOT NULL, "result_at" datetime NULL, "result_due_on" date NULL, "archived_at" datetime NULL, "is_example" bool NOT NULL, "changed_at" datetime NOT NULL, "action_field_id" bigint NULL REFERENCES "strategy_actionfield" ("id") DEFERRABLE INITIALLY DEFERRED, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED, "asks_address" bool NOT NULL, "similar_from" smallint unsigned NOT NULL CHECK ("similar_from" >= 0));
CREATE TABLE "participation_question" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "key" varchar(40) NOT NULL, "kind" varchar(10) NOT NULL, "text" varchar(300) NOT NULL, "text_en" varchar(300) NOT NULL, "hint" varchar(300) NOT NULL, "hint_en" varchar(300) NOT NULL, "is_required" bool NOT NULL, "options" text NOT NULL CHECK ((JSON_VALID("options") OR "options" IS NULL)), "max_choices" smallint unsigned NULL CHECK ("max_choices" >= 0), "asked_when_key" varchar(40) NOT NULL, "asked_when_options" text NOT NULL CHECK ((JSON_VALID("asked_when_options") OR "asked_when_options" IS NULL)), "process_id" bigint NOT NULL REFERENCES "participation_process" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "question_once" UNIQUE ("process_id", "key"));
CREATE TABLE "participation_report" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "count" integer unsigned NOT NULL CHECK ("count" >= 0), "notes" text NOT NULL CHECK ((JSON_VALID("notes") OR "notes" IS NULL)), "first_at" datetime NOT NULL, "closed_at" datetime NULL, "comment_id" bigint NULL UNIQUE REFERENCES "participation_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NULL UNIQUE REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "report_has_one_subject" CHECK ((("idea_id" IS NULL OR "comment_id" IS NULL) AND 1 = (CASE WHEN "idea_id" IS NULL THEN 1 ELSE 0 END + CASE WHEN "comment_id" IS NULL THEN 1 ELSE 0 END))));
CREATE TABLE "participation_response" ("id" char(32) NOT NULL PRIMARY KEY, "on" date NOT NULL, "answers" text NOT NULL CHECK ((JSON_VALID("answers") OR "answers" IS NULL)), "is_example" bool NOT NULL, "process_id" bigint NOT NULL REFERENCES "participation_process" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "participation_support" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mail_hash" varchar(64) NULL, "guest_hash" varchar(64) NULL, "created_at" datetime NOT NULL, "idea_id" bigint NOT NULL REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "proof" varchar(8) NOT NULL, CONSTRAINT "support_once_by_account" UNIQUE ("idea_id", "user_id"), CONSTRAINT "support_once_by_mail" UNIQUE ("idea_id", "mail_hash"), CONSTRAINT "support_once_by_guest" UNIQUE ("idea_id", "guest_hash"));
CREATE TABLE "participation_transfer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "valid_until" datetime NOT NULL, "moved_at" datetime NULL, "source_id" bigint NOT NULL REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "support_id" bigint NOT NULL UNIQUE REFERENCES "participation_support" ("id") DEFERRABLE INITIALLY DEFERRED, "target_id" bigint NOT NULL REFERENCES "participation_idea" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "portal_answertemplate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(120) NOT NULL, "kind" varchar(12) NOT NULL, "text" text NOT NULL, "text_en" text NOT NULL, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "portal_caseaddition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "form_token" varchar(64) NOT NULL UNIQUE, "at" datetime NOT NULL, "text" text NOT NULL, "case_id" bigint NOT NULL REFERENCES "portal_feedback" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "portal_casenote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "text" text NOT NULL, "author_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "case_id" bigint NOT NULL REFERENCES "portal_feedback" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "portal_contentpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "title_en" varchar(160) NOT NULL, "intro" text NOT NULL, "intro_en" text NOT NULL, "plain_language" text NOT NULL, "easy_language" text NOT NULL, "body" text NOT NULL, "body_en" text NOT NULL);
CREATE TABLE "portal_faqpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "title_en" varchar(160) NOT NULL, "intro" text NOT NULL, "intro_en" text NOT NULL, "plain_language" text NOT NULL, "easy_language" text NOT NULL);
CREATE TABLE "portal_feedback" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(12) NOT NULL UNIQUE, "kind" varchar(12) NOT NULL, "page" varchar(500) NOT NULL, "message" text NOT NULL, "email" varchar(254) NOT NULL, "form_token" varchar(64) NOT NULL UNIQUE, "sent_at" datetime NOT NULL, "due_on" date NOT NULL, "answer" text NOT NULL, "answered_at" datetime NULL, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "added_at" datetime NULL, "closed_at" datetime NULL, "closing_reason" text NOT NULL, "event_id" bigint NULL REFERENCES "events_event" ("id") DEFERRABLE INITIALLY DEFERRED, "language" varchar(2) NOT NULL, "organisation_id" bigint NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED, "secret_hash" varchar(64) NULL UNIQUE, "state" varchar(12) NOT NULL, "withdrawn_at" datetime NULL);
CREATE TABLE "portal_homepage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "title_en" varchar(160) NOT NULL, "intro" text NOT NULL, "intro_en" text NOT NULL, "plain_language" text NOT NULL, "easy_language" text NOT NULL, "city_id" bigint NULL UNIQUE REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "portal_newsindexpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "title_en" varchar(160) NOT NULL, "intro" text NOT NULL, "intro_en" text NOT NULL, "plain_language" text NOT NULL, "easy_language" text NOT NULL);
CREATE TABLE "portal_newspage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "title_en" varchar(160) NOT NULL, "intro" text NOT NULL, "intro_en" text NOT NULL, "plain_language" text NOT NULL, "easy_language" text NOT NULL, "on" date NOT NULL, "body" text NOT NULL, "body_en" text NOT NULL, "source_url" varchar(500) NOT NULL, "is_example" bool NOT NULL, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "picture_id" bigint NULL REFERENCES "media_picture" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "portal_question" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "slug" varchar(80) NOT NULL, "question" varchar(200) NOT NULL, "question_en" varchar(200) NOT NULL, "answer" text NOT NULL, "answer_en" text NOT NULL, "page_id" integer NOT NULL REFERENCES "portal_faqpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_accesskey" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL, "purpose" varchar(8) NOT NULL, "digest" varchar(64) NOT NULL UNIQUE, "new_access" varchar(10) NOT NULL, "expires_at" datetime NULL, "withdrawn_at" datetime NULL, "created_at" datetime NOT NULL, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_accesskeystream" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "accesskey_id" bigint NOT NULL REFERENCES "sensors_accesskey" ("id") DEFERRABLE INITIALLY DEFERRED, "datastream_id" bigint NOT NULL REFERENCES "sensors_datastream" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_calibration" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "valid_from" datetime NOT NULL, "valid_until" datetime NULL, "factor" real NOT NULL, "offset" real NOT NULL, "reason" varchar(300) NOT NULL, "datastream_id" bigint NOT NULL REFERENCES "sensors_datastream" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "calibration_once" UNIQUE ("datastream_id", "valid_from"));
CREATE TABLE "sensors_datastream" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "description" text NOT NULL, "properties" text NOT NULL CHECK ((JSON_VALID("properties") OR "properties" IS NULL)), "west" real NULL, "south" real NULL, "east" real NULL, "north" real NULL, "observation_type" varchar(200) NOT NULL, "unit_of_measurement" text NOT NULL CHECK ((JSON_VALID("unit_of_measurement") OR "unit_of_measurement" IS NULL)), "observed_area" text NULL CHECK ((JSON_VALID("observed_area") OR "observed_area" IS NULL)), "lower_bound" real NULL, "upper_bound" real NULL, "expected_every" integer unsigned NULL CHECK ("expected_every" >= 0), "stuck_after" integer unsigned NULL CHECK ("stuck_after" >= 0), "retention_days" integer unsigned NULL CHECK ("retention_days" >= 0), "observed_property_id" bigint NOT NULL REFERENCES "sensors_observedproperty" ("id") DEFERRABLE INITIALLY DEFERRED, "sensor_id" bigint NOT NULL REFERENCES "sensors_sensor" ("id") DEFERRABLE INITIALLY DEFERRED, "thing_id" bigint NOT NULL REFERENCES "sensors_thing" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_datastreamstate" ("datastream_id" bigint NOT NULL PRIMARY KEY REFERENCES "sensors_datastream" ("id") DEFERRABLE INITIALLY DEFERRED, "observation_count" bigint NOT NULL, "phenomenon_start" bigint NULL, "phenomenon_end" bigint NULL, "result_start" bigint NULL, "result_end" bigint NULL, "last_id" bigint NULL, "last_time" bigint NULL, "last_kind" smallint NULL, "last_number" real NULL, "last_text" text NULL, "last_flags" integer NOT NULL, "unchanged_since" bigint NULL, "received_at" bigint NULL, "block" bigint NULL, "used" integer NOT NULL, "is_silent" bool NOT NULL);
CREATE TABLE "sensors_dayrollup" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "start" bigint NOT NULL, "count" integer NOT NULL, "total" real NOT NULL, "low" real NOT NULL, "high" real NOT NULL, "datastream_id" bigint NOT NULL REFERENCES "sensors_datastream" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "day_rollup_once" UNIQUE ("datastream_id", "start"));
CREATE TABLE "sensors_device" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "dev_eui" varchar(16) NOT NULL UNIQUE, "thing_id" bigint NOT NULL REFERENCES "sensors_thing" ("id") DEFERRABLE INITIALLY DEFERRED, "profile_id" bigint NOT NULL REFERENCES "sensors_deviceprofile" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_deviceprofile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL UNIQUE, "description" text NOT NULL);
CREATE TABLE "sensors_devicestream" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "datastream_id" bigint NOT NULL REFERENCES "sensors_datastream" ("id") DEFERRABLE INITIALLY DEFERRED, "device_id" bigint NOT NULL REFERENCES "sensors_device" ("id") DEFERRABLE INITIALLY DEFERRED, "measure_id" bigint NOT NULL REFERENCES "sensors_profilemeasure" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "device_stream_once" UNIQUE ("device_id", "measure_id"));
CREATE TABLE "sensors_featureofinterest" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "description" text NOT NULL, "properties" text NOT NULL CHECK ((JSON_VALID("properties") OR "properties" IS NULL)), "west" real NULL, "south" real NULL, "east" real NULL, "north" real NULL, "encoding_type" varchar(120) NOT NULL, "feature" text NOT NULL CHECK ((JSON_VALID("feature") OR "feature" IS NULL)), "location_id" bigint NULL REFERENCES "sensors_location" ("id") DEFERRABLE INITIALLY DEFERRED, "thing_id" bigint NULL REFERENCES "sensors_thing" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_formerplace" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "historicallocation_id" bigint NOT NULL REFERENCES "sensors_historicallocation" ("id") DEFERRABLE INITIALLY DEFERRED, "location_id" bigint NOT NULL REFERENCES "sensors_location" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_historicallocation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "time" bigint NOT NULL, "thing_id" bigint NOT NULL REFERENCES "sensors_thing" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_hourrollup" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "start" bigint NOT NULL, "count" integer NOT NULL, "total" real NOT NULL, "low" real NOT NULL, "high" real NOT NULL, "datastream_id" bigint NOT NULL REFERENCES "sensors_datastream" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "hour_rollup_once" UNIQUE ("datastream_id", "start"));
CREATE TABLE "sensors_location" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "description" text NOT NULL, "properties" text NOT NULL CHECK ((JSON_VALID("properties") OR "properties" IS NULL)), "west" real NULL, "south" real NULL, "east" real NULL, "north" real NULL, "encoding_type" varchar(120) NOT NULL, "location" text NOT NULL CHECK ((JSON_VALID("location") OR "location" IS NULL)));
CREATE TABLE "sensors_network" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(80) NOT NULL UNIQUE, "name" varchar(120) NOT NULL, "theme" varchar(10) NOT NULL, "measures" varchar(200) NOT NULL, "measures_en" varchar(200) NOT NULL, "operator_name" varchar(120) NOT NULL, "device_count" integer unsigned NULL CHECK ("device_count" >= 0), "technology" varchar(60) NOT NULL, "phase" varchar(20) NOT NULL, "place" varchar(200) NOT NULL, "as_of_precision" varchar(5) NOT NULL, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE sensors_observation ( datastream_id bigint NOT NULL, phenomenon_start bigint NOT NULL, id bigint NOT NULL, phenomenon_end bigint, result_time bigint, kind smallint NOT NULL, number double precision, text text, raw double precision, quality text, valid_start bigint, valid_end bigint, parameters text, feature_id bigint, flags integer NOT NULL DEFAULT 0, PRIMARY KEY (datastream_id, phenomenon_start, id) ) WITHOUT ROWID;
CREATE TABLE "sensors_observationblock" ("number" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "datastream_id" bigint NOT NULL REFERENCES "sensors_datastream" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_observedfeature" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "datastream_id" bigint NOT NULL REFERENCES "sensors_datastream" ("id") DEFERRABLE INITIALLY DEFERRED, "feature_id" bigint NOT NULL REFERENCES "sensors_featureofinterest" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "observed_feature_once" UNIQUE ("datastream_id", "feature_id"));
CREATE TABLE "sensors_observedproperty" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "description" text NOT NULL, "properties" text NOT NULL CHECK ((JSON_VALID("properties") OR "properties" IS NULL)), "definition" varchar(500) NOT NULL);
CREATE TABLE "sensors_place" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "thing_id" bigint NOT NULL REFERENCES "sensors_thing" ("id") DEFERRABLE INITIALLY DEFERRED, "location_id" bigint NOT NULL REFERENCES "sensors_location" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_profilemeasure" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "payload_key" varchar(80) NOT NULL, "unit_name" varchar(60) NOT NULL, "unit_symbol" varchar(20) NOT NULL, "unit_definition" varchar(200) NOT NULL, "lower_bound" real NULL, "upper_bound" real NULL, "observed_property_id" bigint NOT NULL REFERENCES "sensors_observedproperty" ("id") DEFERRABLE INITIALLY DEFERRED, "profile_id" bigint NOT NULL REFERENCES "sensors_deviceprofile" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "measure_once" UNIQUE ("profile_id", "payload_key"));
CREATE TABLE "sensors_sensor" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "description" text NOT NULL, "properties" text NOT NULL CHECK ((JSON_VALID("properties") OR "properties" IS NULL)), "encoding_type" varchar(120) NOT NULL, "metadata" text NOT NULL CHECK ((JSON_VALID("metadata") OR "metadata" IS NULL)));
CREATE TABLE "sensors_thing" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "description" text NOT NULL, "properties" text NOT NULL CHECK ((JSON_VALID("properties") OR "properties" IS NULL)), "slug" varchar(120) NOT NULL UNIQUE, "access" varchar(10) NOT NULL, "theme" varchar(10) NOT NULL, "position_accuracy" real NULL, "privacy_statement" varchar(300) NOT NULL, "alarm_email" varchar(254) NOT NULL, "is_simulation" bool NOT NULL, "created_at" datetime NOT NULL, "changed_at" datetime NOT NULL, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "operator_id" bigint NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sensors_threshold" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "value" real NOT NULL, "is_below" bool NOT NULL, "level" varchar(8) NOT NULL, "label" varchar(160) NOT NULL, "label_en" varchar(160) NOT NULL, "source_url" varchar(300) NOT NULL, "datastream_id" bigint NOT NULL REFERENCES "sensors_datastream" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "threshold_once" UNIQUE ("datastream_id", "value"));
CREATE TABLE "sensors_uplink" ("key" varchar(120) NOT NULL PRIMARY KEY, "received_at" datetime NOT NULL);
CREATE TABLE "sensors_valueimport" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "file_name" varchar(200) NOT NULL, "content" BLOB NULL, "time_column" varchar(120) NOT NULL, "value_column" varchar(120) NOT NULL, "is_local_time" bool NOT NULL, "leaves_out_wrong" bool NOT NULL, "state" varchar(8) NOT NULL, "row_count" integer unsigned NOT NULL CHECK ("row_count" >= 0), "rows_read" integer unsigned NOT NULL CHECK ("rows_read" >= 0), "stored" integer unsigned NOT NULL CHECK ("stored" >= 0), "wrong" integer unsigned NOT NULL CHECK ("wrong" >= 0), "faults" text NOT NULL CHECK ((JSON_VALID("faults") OR "faults" IS NULL)), "created_at" datetime NOT NULL, "finished_at" datetime NULL, "created_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "datastream_id" bigint NOT NULL REFERENCES "sensors_datastream" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "socialaccount_socialaccount" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "provider" varchar(200) NOT NULL, "uid" varchar(191) NOT NULL, "last_login" datetime NOT NULL, "date_joined" datetime NOT NULL, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "extra_data" text NOT NULL CHECK ((JSON_VALID("extra_data") OR "extra_data" IS NULL)));
CREATE TABLE "socialaccount_socialapp" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "provider" varchar(30) NOT NULL, "name" varchar(40) NOT NULL, "client_id" varchar(191) NOT NULL, "secret" varchar(191) NOT NULL, "key" varchar(191) NOT NULL, "provider_id" varchar(200) NOT NULL, "settings" text NOT NULL CHECK ((JSON_VALID("settings") OR "settings" IS NULL)));
CREATE TABLE "socialaccount_socialtoken" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token" text NOT NULL, "token_secret" text NOT NULL, "expires_at" datetime NULL, "account_id" integer NOT NULL REFERENCES "socialaccount_socialaccount" ("id") DEFERRABLE INITIALLY DEFERRED, "app_id" integer NULL REFERENCES "socialaccount_socialapp" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_actionfield" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(80) NOT NULL UNIQUE, "order" smallint unsigned NOT NULL CHECK ("order" >= 0), "code" varchar(10) NOT NULL, "name" varchar(120) NOT NULL, "name_en" varchar(120) NOT NULL, "goal" text NOT NULL, "goal_en" text NOT NULL, "goal_is_derived" bool NOT NULL, "text" text NOT NULL, "text_en" text NOT NULL, "plain_language" text NOT NULL, "easy_language" text NOT NULL, "programme_id" bigint NOT NULL REFERENCES "strategy_programme" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_adoption" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "adopter_name" varchar(120) NOT NULL, "since_on" date NULL, "since_precision" varchar(5) NOT NULL, "note" varchar(300) NOT NULL, "is_example" bool NOT NULL, "adopter_city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "builder_city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_baseline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "text" text NOT NULL, "text_en" text NOT NULL, "on" date NULL, "on_precision" varchar(5) NOT NULL, "action_field_id" bigint NOT NULL REFERENCES "strategy_actionfield" ("id") DEFERRABLE INITIALLY DEFERRED, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "baseline_once" UNIQUE ("action_field_id", "city_id"));
CREATE TABLE "strategy_change" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "kind" varchar(10) NOT NULL, "field" varchar(60) NOT NULL, "subject" varchar(200) NOT NULL, "subject_key" varchar(100) NOT NULL, "old" text NOT NULL, "new" text NOT NULL, "days" integer NULL, "reason" text NOT NULL, "by_role" varchar(80) NOT NULL, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_cohort" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "theme" varchar(200) NOT NULL, "projects" smallint unsigned NULL CHECK ("projects" >= 0), "amount_eur" decimal NULL, "amount_note" varchar(200) NOT NULL, "is_ours" bool NOT NULL, "funding_programme_id" bigint NOT NULL REFERENCES "strategy_fundingprogramme" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "cohort_once" UNIQUE ("funding_programme_id", "number"));
CREATE TABLE "strategy_contribution" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "weight" smallint unsigned NOT NULL CHECK ("weight" >= 0), "note" varchar(300) NOT NULL, "objective_id" bigint NULL REFERENCES "strategy_objective" ("id") DEFERRABLE INITIALLY DEFERRED, "goal_id" bigint NULL REFERENCES "strategy_programmegoal" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "contribution_to_one_thing" CHECK ((("goal_id" IS NOT NULL AND "objective_id" IS NULL) OR ("goal_id" IS NULL AND "objective_id" IS NOT NULL))));
CREATE TABLE "strategy_decision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(120) NOT NULL UNIQUE, "title" varchar(200) NOT NULL, "title_en" varchar(200) NOT NULL, "body" varchar(160) NOT NULL, "on" date NOT NULL, "on_precision" varchar(5) NOT NULL, "outcome" varchar(10) NOT NULL, "reference" varchar(80) NOT NULL, "text" text NOT NULL, "text_en" text NOT NULL, "concerns_programme" bool NOT NULL, "more_source_urls" text NOT NULL CHECK ((JSON_VALID("more_source_urls") OR "more_source_urls" IS NULL)), "is_example" bool NOT NULL, "changed_at" datetime NOT NULL, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "document_id" bigint NULL REFERENCES "media_download" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" bigint NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_decision_projects" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "decision_id" bigint NOT NULL REFERENCES "strategy_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_edition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(120) NOT NULL UNIQUE, "origin" varchar(10) NOT NULL, "title" varchar(200) NOT NULL, "language" varchar(5) NOT NULL, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "content_hash" varchar(64) NOT NULL, "file" varchar(100) NOT NULL, "created_at" datetime NOT NULL, "action_field_id" bigint NULL REFERENCES "strategy_actionfield" ("id") DEFERRABLE INITIALLY DEFERRED, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_figure" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "key" varchar(80) NOT NULL UNIQUE, "label" varchar(160) NOT NULL, "label_en" varchar(160) NOT NULL, "value" decimal NOT NULL, "unit" varchar(40) NOT NULL, "note" varchar(300) NOT NULL, "order" smallint unsigned NOT NULL CHECK ("order" >= 0), "programme_id" bigint NOT NULL REFERENCES "strategy_programme" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_formerslug" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "slug" varchar(120) NOT NULL, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), CONSTRAINT "former_slug_once" UNIQUE ("kind", "slug"));
CREATE TABLE "strategy_funding" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "label" varchar(160) NOT NULL, "amount_eur" decimal NULL, "year" smallint unsigned NULL CHECK ("year" >= 0), "funding_programme_id" bigint NULL REFERENCES "strategy_fundingprogramme" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_fundingprogramme" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(80) NOT NULL UNIQUE, "name" varchar(160) NOT NULL, "name_en" varchar(160) NOT NULL, "abbreviation" varchar(20) NOT NULL, "funder" varchar(200) NOT NULL, "since_year" smallint unsigned NULL CHECK ("since_year" >= 0), "text" text NOT NULL, "text_en" text NOT NULL);
CREATE TABLE "strategy_guideline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "kind" varchar(20) NOT NULL, "slug" varchar(80) NOT NULL UNIQUE, "title" varchar(160) NOT NULL, "title_en" varchar(160) NOT NULL, "text" text NOT NULL, "text_en" text NOT NULL, "order" smallint unsigned NOT NULL CHECK ("order" >= 0), "programme_id" bigint NOT NULL REFERENCES "strategy_programme" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_indicator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(100) NOT NULL UNIQUE, "name" varchar(160) NOT NULL, "name_en" varchar(160) NOT NULL, "unit" varchar(40) NOT NULL, "unit_en" varchar(40) NOT NULL, "direction" varchar(4) NOT NULL, "definition" text NOT NULL, "definition_en" text NOT NULL, "baseline_value" real NULL, "baseline_on" date NULL, "lower_bound" real NULL, "upper_bound" real NULL, "update_interval_days" smallint unsigned NULL CHECK ("update_interval_days" >= 0), "provenance" varchar(200) NOT NULL, "licence" varchar(120) NOT NULL, "version" smallint unsigned NOT NULL CHECK ("version" >= 0), "note" varchar(300) NOT NULL, "is_example" bool NOT NULL, "change_reason" text NOT NULL, "changed_at" datetime NOT NULL, "action_field_id" bigint NULL REFERENCES "strategy_actionfield" ("id") DEFERRABLE INITIALLY DEFERRED, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "replaces_id" bigint NULL REFERENCES "strategy_indicator" ("id") DEFERRABLE INITIALLY DEFERRED, "milestone_id" bigint NULL REFERENCES "strategy_milestone" ("id") DEFERRABLE INITIALLY DEFERRED, "objective_id" bigint NULL REFERENCES "strategy_objective" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_indicator_goals" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "indicator_id" bigint NOT NULL REFERENCES "strategy_indicator" ("id") DEFERRABLE INITIALLY DEFERRED, "programmegoal_id" bigint NOT NULL REFERENCES "strategy_programmegoal" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_indicatortarget" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "on_precision" varchar(5) NOT NULL, "value" real NOT NULL, "indicator_id" bigint NOT NULL REFERENCES "strategy_indicator" ("id") DEFERRABLE INITIALLY DEFERRED, "on" date NULL, CONSTRAINT "target_once" UNIQUE ("indicator_id", "on"));
CREATE TABLE "strategy_indicatorvalue" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "on" date NOT NULL, "on_precision" varchar(5) NOT NULL, "value" real NOT NULL, "origin" varchar(10) NOT NULL, "recorded_at" datetime NOT NULL, "indicator_id" bigint NOT NULL REFERENCES "strategy_indicator" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "value_once_a_day" UNIQUE ("indicator_id", "on"));
CREATE TABLE "strategy_loggedstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "statements" text NOT NULL CHECK ((JSON_VALID("statements") OR "statements" IS NULL)), CONSTRAINT "logged_state_once" UNIQUE ("kind", "object_id"));
CREATE TABLE "strategy_milestone" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "key" varchar(40) NOT NULL UNIQUE, "title" varchar(200) NOT NULL, "title_en" varchar(200) NOT NULL, "planned_on" date NULL, "planned_precision" varchar(5) NOT NULL, "reached_on" date NULL, "reached_precision" varchar(5) NOT NULL, "state" varchar(10) NOT NULL, "weight" smallint unsigned NOT NULL CHECK ("weight" >= 0), "reason" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_objective" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(100) NOT NULL UNIQUE, "title" varchar(300) NOT NULL, "title_en" varchar(300) NOT NULL, "text" text NOT NULL, "text_en" text NOT NULL, "order" smallint unsigned NOT NULL CHECK ("order" >= 0), "is_example" bool NOT NULL, "action_field_id" bigint NOT NULL REFERENCES "strategy_actionfield" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_id" bigint NULL REFERENCES "strategy_objective" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_objective_goals" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "objective_id" bigint NOT NULL REFERENCES "strategy_objective" ("id") DEFERRABLE INITIALLY DEFERRED, "programmegoal_id" bigint NOT NULL REFERENCES "strategy_programmegoal" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_partnership" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "name" varchar(160) NOT NULL, "role" varchar(10) NOT NULL, "organisation_id" bigint NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_programme" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(60) NOT NULL UNIQUE, "name" varchar(160) NOT NULL, "name_en" varchar(160) NOT NULL, "short_name" varchar(40) NOT NULL, "motto" varchar(160) NOT NULL, "motto_en" varchar(160) NOT NULL, "summary" text NOT NULL, "summary_en" text NOT NULL, "vision" text NOT NULL, "vision_en" text NOT NULL, "governance" text NOT NULL, "governance_en" text NOT NULL, "monitoring" text NOT NULL, "monitoring_en" text NOT NULL, "plain_language" text NOT NULL, "easy_language" text NOT NULL);
CREATE TABLE "strategy_programmegoal" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(80) NOT NULL UNIQUE, "title" varchar(160) NOT NULL, "title_en" varchar(160) NOT NULL, "text" text NOT NULL, "text_en" text NOT NULL, "plain_language" text NOT NULL, "easy_language" text NOT NULL, "order" smallint unsigned NOT NULL CHECK ("order" >= 0), "programme_id" bigint NOT NULL REFERENCES "strategy_programme" ("id") DEFERRABLE INITIALLY DEFERRED, "action_fields_are_derived" bool NOT NULL);
CREATE TABLE "strategy_programmegoal_action_fields" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "programmegoal_id" bigint NOT NULL REFERENCES "strategy_programmegoal" ("id") DEFERRABLE INITIALLY DEFERRED, "actionfield_id" bigint NOT NULL REFERENCES "strategy_actionfield" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_project" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(100) NOT NULL UNIQUE, "name" varchar(160) NOT NULL, "name_en" varchar(160) NOT NULL, "kind" varchar(10) NOT NULL, "code" varchar(20) NOT NULL, "summary" text NOT NULL, "summary_en" text NOT NULL, "aims" text NOT NULL, "aims_en" text NOT NULL, "plain_language" text NOT NULL, "easy_language" text NOT NULL, "action_fields_are_derived" bool NOT NULL, "stage" varchar(10) NOT NULL, "stage_reason" text NOT NULL, "result" text NOT NULL, "result_en" text NOT NULL, "planned_start_on" date NULL, "planned_start_precision" varchar(5) NOT NULL, "planned_end_on" date NULL, "planned_end_precision" varchar(5) NOT NULL, "start_on" date NULL, "start_precision" varchar(5) NOT NULL, "end_on" date NULL, "end_precision" varchar(5) NOT NULL, "next_step" varchar(300) NOT NULL, "next_step_en" varchar(300) NOT NULL, "next_step_on" date NULL, "total_cost" decimal NULL, "is_funded" bool NULL, "funding_note" varchar(300) NOT NULL, "place" varchar(200) NOT NULL, "latitude" real NULL, "longitude" real NULL, "place_is_approximate" bool NOT NULL, "target_group" varchar(200) NOT NULL, "participation" varchar(300) NOT NULL, "contact" varchar(200) NOT NULL, "last_reviewed_on" date NULL, "review_interval_days" smallint unsigned NOT NULL CHECK ("review_interval_days" >= 0), "light_override" varchar(10) NOT NULL, "light_override_reason" varchar(300) NOT NULL, "light_override_until" date NULL, "progress_estimate" smallint unsigned NULL CHECK ("progress_estimate" >= 0), "origin" varchar(12) NOT NULL, "confirmed_on" date NULL, "gaps" text NOT NULL CHECK ((JSON_VALID("gaps") OR "gaps" IS NULL)), "facts" text NOT NULL CHECK ((JSON_VALID("facts") OR "facts" IS NULL)), "more_source_urls" text NOT NULL CHECK ((JSON_VALID("more_source_urls") OR "more_source_urls" IS NULL)), "is_example" bool NOT NULL, "change_reason" text NOT NULL, "changed_at" datetime NOT NULL, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "lead_city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, "lead_organisation_id" bigint NULL REFERENCES "actors_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_id" bigint NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_project_action_fields" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED, "actionfield_id" bigint NOT NULL REFERENCES "strategy_actionfield" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_project_cities" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_project_districts" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED, "district_id" bigint NOT NULL REFERENCES "cities_district" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_project_invited_cities" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_projectdocument" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "title" varchar(200) NOT NULL, "url" varchar(500) NOT NULL, "file_id" bigint NULL REFERENCES "media_download" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_statusnote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "first_published_at" datetime NULL, "last_published_at" datetime NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "locked" bool NOT NULL, "locked_at" datetime NULL, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "on" date NOT NULL, "on_precision" varchar(5) NOT NULL, "text" text NOT NULL, "text_en" text NOT NULL, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NOT NULL REFERENCES "strategy_project" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_task" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(200) NOT NULL, "due_on" date NULL, "done_on" date NULL, "milestone_id" bigint NOT NULL REFERENCES "strategy_milestone" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "strategy_timelineentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_url" varchar(500) NOT NULL, "source_note" varchar(300) NOT NULL, "as_of" date NULL, "slug" varchar(120) NOT NULL UNIQUE, "title" varchar(200) NOT NULL, "title_en" varchar(200) NOT NULL, "text" text NOT NULL, "starts_on" date NOT NULL, "starts_precision" varchar(5) NOT NULL, "ends_on" date NULL, "ends_precision" varchar(5) NOT NULL, "is_phase" bool NOT NULL, "programme_id" bigint NOT NULL REFERENCES "strategy_programme" ("id") DEFERRABLE INITIALLY DEFERRED, "text_en" text NOT NULL);
CREATE TABLE "taggit_tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL UNIQUE, "slug" varchar(100) NOT NULL UNIQUE);
CREATE TABLE "taggit_taggeditem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" integer NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" integer NOT NULL REFERENCES "taggit_tag" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uniq" UNIQUE ("content_type_id", "object_id", "tag_id"));
CREATE TABLE "wagtailadmin_admin" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT);
CREATE TABLE "wagtailadmin_editingsession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(255) NOT NULL, "last_seen_at" datetime NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "is_editing" bool NOT NULL);
CREATE TABLE "wagtailadmin_formstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "data" text NOT NULL, "object_id" varchar(255) NOT NULL, "parent_object_id" varchar(255) NOT NULL, "last_updated_at" datetime NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_collection" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(255) NOT NULL UNIQUE, "depth" integer unsigned NOT NULL CHECK ("depth" >= 0), "numchild" integer unsigned NOT NULL CHECK ("numchild" >= 0), "name" varchar(255) NOT NULL);
CREATE TABLE "wagtailcore_collectionviewrestriction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "restriction_type" varchar(20) NOT NULL, "password" varchar(255) NOT NULL, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_collectionviewrestriction_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "collectionviewrestriction_id" integer NOT NULL REFERENCES "wagtailcore_collectionviewrestriction" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_comment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "contentpath" text NOT NULL, "position" text NOT NULL, "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "resolved_at" datetime NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "resolved_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "revision_created_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_commentreply" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "comment_id" integer NOT NULL REFERENCES "wagtailcore_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_groupapprovaltask" ("task_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_groupapprovaltask_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "groupapprovaltask_id" integer NOT NULL REFERENCES "wagtailcore_groupapprovaltask" ("task_ptr_id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_groupcollectionpermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_grouppagepermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "unique_permission" UNIQUE ("group_id", "page_id", "permission_id"));
CREATE TABLE "wagtailcore_groupsitepermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED, "site_id" integer NOT NULL REFERENCES "wagtailcore_site" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_locale" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "language_code" varchar(100) NOT NULL UNIQUE);
CREATE TABLE "wagtailcore_modellogentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "label" text NOT NULL, "action" varchar(255) NOT NULL, "timestamp" datetime NOT NULL, "content_changed" bool NOT NULL, "deleted" bool NOT NULL, "object_id" varchar(255) NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NULL, "uuid" char(32) NULL, "revision_id" integer NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)));
CREATE TABLE "wagtailcore_page" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(255) NOT NULL UNIQUE, "depth" integer unsigned NOT NULL CHECK ("depth" >= 0), "numchild" integer unsigned NOT NULL CHECK ("numchild" >= 0), "title" varchar(255) NOT NULL, "slug" varchar(255) NOT NULL, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "url_path" text NOT NULL, "seo_title" varchar(255) NOT NULL, "show_in_menus" bool NOT NULL, "search_description" text NOT NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "locked" bool NOT NULL, "latest_revision_created_at" datetime NULL, "first_published_at" datetime NULL, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "last_published_at" datetime NULL, "draft_title" varchar(255) NOT NULL, "locked_at" datetime NULL, "locked_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "locale_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED, "translation_key" char(32) NOT NULL, "alias_of_id" integer NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_pagelogentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "label" text NOT NULL, "action" varchar(255) NOT NULL, "timestamp" datetime NOT NULL, "content_changed" bool NOT NULL, "deleted" bool NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL, "revision_id" integer NULL, "user_id" bigint NULL, "uuid" char(32) NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)));
CREATE TABLE "wagtailcore_pagesubscription" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "comment_notifications" bool NOT NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_pageviewrestriction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(255) NOT NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "restriction_type" varchar(20) NOT NULL);
CREATE TABLE "wagtailcore_pageviewrestriction_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "pageviewrestriction_id" integer NOT NULL REFERENCES "wagtailcore_pageviewrestriction" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_referenceindex" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(255) NOT NULL, "to_object_id" varchar(255) NOT NULL, "model_path" text NOT NULL, "content_path" text NOT NULL, "content_path_hash" char(32) NOT NULL, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "to_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_revision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "approved_go_live_at" datetime NULL, "user_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "object_id" varchar(255) NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "object_str" text NOT NULL);
CREATE TABLE "wagtailcore_site" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "hostname" varchar(255) NOT NULL, "port" integer NOT NULL, "is_default_site" bool NOT NULL, "root_page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "site_name" varchar(255) NOT NULL);
CREATE TABLE "wagtailcore_task" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "active" bool NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_taskstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(50) NOT NULL, "started_at" datetime NOT NULL, "finished_at" datetime NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" integer NOT NULL REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_state_id" integer NOT NULL REFERENCES "wagtailcore_workflowstate" ("id") DEFERRABLE INITIALLY DEFERRED, "finished_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "comment" text NOT NULL, "revision_id" integer NOT NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_uploadedfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "file" varchar(200) NOT NULL, "for_content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "uploaded_by_user_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "active" bool NOT NULL);
CREATE TABLE "wagtailcore_workflowcontenttype" ("content_type_id" integer NOT NULL PRIMARY KEY REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowpage" ("page_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(50) NOT NULL, "created_at" datetime NOT NULL, "current_task_state_id" integer NULL UNIQUE REFERENCES "wagtailcore_taskstate" ("id") DEFERRABLE INITIALLY DEFERRED, "requested_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED, "object_id" varchar(255) NOT NULL, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowtask" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "task_id" integer NOT NULL REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtaildocs_document" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "created_at" datetime NOT NULL, "uploaded_by_user_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "file_hash" varchar(40) NOT NULL, "file_size" bigint unsigned NULL CHECK ("file_size" >= 0));
CREATE TABLE "wagtailimages_image" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "created_at" datetime NOT NULL, "focal_point_x" integer unsigned NULL CHECK ("focal_point_x" >= 0), "focal_point_y" integer unsigned NULL CHECK ("focal_point_y" >= 0), "focal_point_width" integer unsigned NULL CHECK ("focal_point_width" >= 0), "focal_point_height" integer unsigned NULL CHECK ("focal_point_height" >= 0), "uploaded_by_user_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "file_size" integer unsigned NULL CHECK ("file_size" >= 0), "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "file_hash" varchar(40) NOT NULL, "description" varchar(255) NOT NULL);
CREATE TABLE "wagtailimages_rendition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "width" integer NOT NULL, "height" integer NOT NULL, "focal_point_key" varchar(16) NOT NULL, "filter_spec" varchar(255) NOT NULL, "image_id" integer NOT NULL REFERENCES "wagtailimages_image" ("id") DEFERRABLE INITIALLY DEFERRED, "file" varchar(100) NOT NULL);
CREATE TABLE "wagtailredirects_redirect" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "old_path" varchar(255) NOT NULL, "is_permanent" bool NOT NULL, "redirect_link" varchar(255) NOT NULL, "redirect_page_id" integer NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "site_id" integer NULL REFERENCES "wagtailcore_site" ("id") DEFERRABLE INITIALLY DEFERRED, "automatically_created" bool NOT NULL, "created_at" datetime NULL, "redirect_page_route_path" varchar(255) NOT NULL);
CREATE TABLE "wagtailsearch_indexentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(50) NOT NULL, "title_norm" real NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "autocomplete" text NULL, "body" text NULL, "title" text NOT NULL);
CREATE VIRTUAL TABLE wagtailsearch_indexentry_fts USING fts5(autocomplete, body, title);
CREATE TABLE "wagtailusers_userprofile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "submitted_notifications" bool NOT NULL, "approved_notifications" bool NOT NULL, "rejected_notifications" bool NOT NULL, "user_id" bigint NOT NULL UNIQUE REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "preferred_language" varchar(10) NOT NULL, "current_time_zone" varchar(40) NOT NULL, "avatar" varchar(100) NOT NULL, "updated_comments_notifications" bool NOT NULL, "dismissibles" text NOT NULL CHECK ((JSON_VALID("dismissibles") OR "dismissibles" IS NULL)), "theme" varchar(40) NOT NULL, "density" varchar(40) NOT NULL, "contrast" varchar(40) NOT NULL, "keyboard_shortcuts" bool NOT NULL);
INSERT INTO "auth_group" VALUES (1, 'Moderators');
INSERT INTO "auth_group" VALUES (2, 'Editors');
INSERT INTO "auth_group_permissions" VALUES (1, 2, 1);
INSERT INTO "auth_group_permissions" VALUES (2, 2, 2);
INSERT INTO "auth_group_permissions" VALUES (3, 2, 3);
INSERT INTO "auth_group_permissions" VALUES (4, 1, 1);
INSERT INTO "auth_group_permissions" VALUES (5, 1, 2);
INSERT INTO "auth_group_permissions" VALUES (6, 1, 3);
INSERT INTO "auth_group_permissions" VALUES (7, 2, 4);
INSERT INTO "auth_group_permissions" VALUES (8, 1, 4);
INSERT INTO "auth_group_permissions" VALUES (9, 2, 5);
INSERT INTO "auth_group_permissions" VALUES (10, 1, 5);
INSERT INTO "auth_group_permissions" VALUES (11, 2, 8);
INSERT INTO "auth_group_permissions" VALUES (12, 2, 6);
INSERT INTO "auth_group_permissions" VALUES (13, 2, 7);
INSERT INTO "auth_group_permissions" VALUES (14, 1, 8);
INSERT INTO "auth_group_permissions" VALUES (15, 1, 6);
INSERT INTO "auth_group_permissions" VALUES (16, 1, 7);
INSERT INTO "auth_group_permissions" VALUES (17, 2, 9);
INSERT INTO "auth_group_permissions" VALUES (18, 1, 9);
INSERT INTO "auth_permission" VALUES (1, 2, 'add_image', 'Can add image');
INSERT INTO "auth_permission" VALUES (2, 2, 'change_image', 'Can change image');
INSERT INTO "auth_permission" VALUES (3, 2, 'delete_image', 'Can delete image');
INSERT INTO "auth_permission" VALUES (4, 3, 'access_admin', 'Can access Wagtail admin');
INSERT INTO "auth_permission" VALUES (5, 2, 'choose_image', 'Can choose image');
INSERT INTO "auth_permission" VALUES (6, 4, 'add_document', 'Can add document');
INSERT INTO "auth_permission" VALUES (7, 4, 'change_document', 'Can change document');
INSERT INTO "auth_permission" VALUES (8, 4, 'delete_document', 'Can delete document');
INSERT INTO "auth_permission" VALUES (9, 4, 'choose_document', 'Can choose document');
INSERT INTO "auth_permission" VALUES (10, 6, 'add_locale', 'Can add locale');
INSERT INTO "auth_permission" VALUES (11, 6, 'change_locale', 'Can change locale');
INSERT INTO "auth_permission" VALUES (12, 6, 'delete_locale', 'Can delete locale');
INSERT INTO "auth_permission" VALUES (13, 6, 'view_locale', 'Can view locale');
INSERT INTO "auth_permission" VALUES (14, 7, 'add_site', 'Can add site');
INSERT INTO "auth_permission" VALUES (15, 7, 'change_site', 'Can change site');
INSERT INTO "auth_permission" VALUES (16, 7, 'delete_site', 'Can delete site');
INSERT INTO "auth_permission" VALUES (17, 7, 'view_site', 'Can view site');
INSERT INTO "auth_permission" VALUES (18, 8, 'add_groupsitepermission', 'Can add group site permission');
INSERT INTO "auth_permission" VALUES (19, 8, 'change_groupsitepermission', 'Can change group site permission');
INSERT INTO "auth_permission" VALUES (20, 8, 'delete_groupsitepermission', 'Can delete group site permission');
INSERT INTO "auth_permission" VALUES (21, 8, 'view_groupsitepermission', 'Can view group site permission');
INSERT INTO "auth_permission" VALUES (22, 9, 'add_modellogentry', 'Can add model log entry');
INSERT INTO "auth_permission" VALUES (23, 9, 'change_modellogentry', 'Can change model log entry');
INSERT INTO "auth_permission" VALUES (24, 9, 'delete_modellogentry', 'Can delete model log entry');
INSERT INTO "auth_permission" VALUES (25, 9, 'view_modellogentry', 'Can view model log entry');
INSERT INTO "auth_permission" VALUES (26, 10, 'add_revision', 'Can add revision');
INSERT INTO "auth_permission" VALUES (27, 10, 'change_revision', 'Can change revision');
INSERT INTO "auth_permission" VALUES (28, 10, 'delete_revision', 'Can delete revision');
INSERT INTO "auth_permission" VALUES (29, 10, 'view_revision', 'Can view revision');
INSERT INTO "auth_permission" VALUES (30, 11, 'add_collectionviewrestriction', 'Can add collection view restriction');
INSERT INTO "auth_permission" VALUES (31, 11, 'change_collectionviewrestriction', 'Can change collection view restriction');
INSERT INTO "auth_permission" VALUES (32, 11, 'delete_collectionviewrestriction', 'Can delete collection view restriction');
INSERT INTO "auth_permission" VALUES (33, 11, 'view_collectionviewrestriction', 'Can view collection view restriction');
INSERT INTO "auth_permission" VALUES (34, 12, 'add_collection', 'Can add collection');
INSERT INTO "auth_permission" VALUES (35, 12, 'change_collection', 'Can change collection');
INSERT INTO "auth_permission" VALUES (36, 12, 'delete_collection', 'Can delete collection');
INSERT INTO "auth_permission" VALUES (37, 12, 'view_collection', 'Can view collection');
INSERT INTO "auth_permission" VALUES (38, 13, 'add_groupcollectionpermission', 'Can add group collection permission');
INSERT INTO "auth_permission" VALUES (39, 13, 'change_groupcollectionpermission', 'Can change group collection permission');
INSERT INTO "auth_permission" VALUES (40, 13, 'delete_groupcollectionpermission', 'Can delete group collection permission');
INSERT INTO "auth_permission" VALUES (41, 13, 'view_groupcollectionpermission', 'Can view group collection permission');
INSERT INTO "auth_permission" VALUES (42, 14, 'add_uploadedfile', 'Can add uploaded file');
INSERT INTO "auth_permission" VALUES (43, 14, 'change_uploadedfile', 'Can change uploaded file');
INSERT INTO "auth_permission" VALUES (44, 14, 'delete_uploadedfile', 'Can delete uploaded file');
INSERT INTO "auth_permission" VALUES (45, 14, 'view_uploadedfile', 'Can view uploaded file');
INSERT INTO "auth_permission" VALUES (46, 15, 'add_workflowcontenttype', 'Can add workflow content type');
INSERT INTO "auth_permission" VALUES (47, 15, 'change_workflowcontenttype', 'Can change workflow content type');
INSERT INTO "auth_permission" VALUES (48, 15, 'delete_workflowcontenttype', 'Can delete workflow content type');
INSERT INTO "auth_permission" VALUES (49, 15, 'view_workflowcontenttype', 'Can view workflow content type');
INSERT INTO "auth_permission" VALUES (50, 16, 'add_workflowstate', 'Can add Workflow state');
INSERT INTO "auth_permission" VALUES (51, 16, 'change_workflowstate', 'Can change Workflow state');
INSERT INTO "auth_permission" VALUES (52, 16, 'delete_workflowstate', 'Can delete Workflow state');
INSERT INTO "auth_permission" VALUES (53, 16, 'view_workflowstate', 'Can view Workflow state');
INSERT INTO "auth_permission" VALUES (54, 17, 'add_workflow', 'Can add workflow');
INSERT INTO "auth_permission" VALUES (55, 17, 'change_workflow', 'Can change workflow');
INSERT INTO "auth_permission" VALUES (56, 17, 'delete_workflow', 'Can delete workflow');
INSERT INTO "auth_permission" VALUES (57, 17, 'view_workflow', 'Can view workflow');
INSERT INTO "auth_permission" VALUES (58, 18, 'add_workflowtask', 'Can add workflow task order');
INSERT INTO "auth_permission" VALUES (59, 18, 'change_workflowtask', 'Can change workflow task order');
INSERT INTO "auth_permission" VALUES (60, 18, 'delete_workflowtask', 'Can delete workflow task order');
INSERT INTO "auth_permission" VALUES (61, 18, 'view_workflowtask', 'Can view workflow task order');
INSERT INTO "auth_permission" VALUES (62, 19, 'add_task', 'Can add task');
INSERT INTO "auth_permission" VALUES (63, 19, 'change_task', 'Can change task');
INSERT INTO "auth_permission" VALUES (64, 19, 'delete_task', 'Can delete task');
INSERT INTO "auth_permission" VALUES (65, 19, 'view_task', 'Can view task');
INSERT INTO "auth_permission" VALUES (66, 5, 'add_groupapprovaltask', 'Can add Group approval task');
INSERT INTO "auth_permission" VALUES (67, 5, 'change_groupapprovaltask', 'Can change Group approval task');
INSERT INTO "auth_permission" VALUES (68, 5, 'delete_groupapprovaltask', 'Can delete Group approval task');
INSERT INTO "auth_permission" VALUES (69, 5, 'view_groupapprovaltask', 'Can view Group approval task');
INSERT INTO "auth_permission" VALUES (70, 20, 'add_taskstate', 'Can add Task state');
INSERT INTO "auth_permission" VALUES (71, 20, 'change_taskstate', 'Can change Task state');
INSERT INTO "auth_permission" VALUES (72, 20, 'delete_taskstate', 'Can delete Task state');
INSERT INTO "auth_permission" VALUES (73, 20, 'view_taskstate', 'Can view Task state');
INSERT INTO "auth_permission" VALUES (74, 1, 'add_page', 'Can add page');
INSERT INTO "auth_permission" VALUES (75, 1, 'change_page', 'Can change page');
INSERT INTO "auth_permission" VALUES (76, 1, 'delete_page', 'Can delete page');
INSERT INTO "auth_permission" VALUES (77, 1, 'view_page', 'Can view page');
INSERT INTO "auth_permission" VALUES (78, 1, 'bulk_delete_page', 'Delete pages with children');
INSERT INTO "auth_permission" VALUES (79, 1, 'lock_page', 'Lock/unlock pages you''ve locked');
INSERT INTO "auth_permission" VALUES (80, 1, 'publish_page', 'Publish any page');
INSERT INTO "auth_permission" VALUES (81, 1, 'unlock_page', 'Unlock any page');
INSERT INTO "auth_permission" VALUES (82, 21, 'add_grouppagepermission', 'Can add group page permission');
INSERT INTO "auth_permission" VALUES (83, 21, 'change_grouppagepermission', 'Can change group page permission');
INSERT INTO "auth_permission" VALUES (84, 21, 'delete_grouppagepermission', 'Can delete group page permission');
INSERT INTO "auth_permission" VALUES (85, 21, 'view_grouppagepermission', 'Can view group page permission');
INSERT INTO "auth_permission" VALUES (86, 22, 'add_pageviewrestriction', 'Can add page view restriction');
INSERT INTO "auth_permission" VALUES (87, 22, 'change_pageviewrestriction', 'Can change page view restriction');
INSERT INTO "auth_permission" VALUES (88, 22, 'delete_pageviewrestriction', 'Can delete page view restriction');
INSERT INTO "auth_permission" VALUES (89, 22, 'view_pageviewrestriction', 'Can view page view restriction');
INSERT INTO "auth_permission" VALUES (90, 23, 'add_workflowpage', 'Can add workflow page');
INSERT INTO "auth_permission" VALUES (91, 23, 'change_workflowpage', 'Can change workflow page');
INSERT INTO "auth_permission" VALUES (92, 23, 'delete_workflowpage', 'Can delete workflow page');
INSERT INTO "auth_permission" VALUES (93, 23, 'view_workflowpage', 'Can view workflow page');
INSERT INTO "auth_permission" VALUES (94, 24, 'add_pagelogentry', 'Can add page log entry');
INSERT INTO "auth_permission" VALUES (95, 24, 'change_pagelogentry', 'Can change page log entry');
INSERT INTO "auth_permission" VALUES (96, 24, 'delete_pagelogentry', 'Can delete page log entry');
INSERT INTO "auth_permission" VALUES (97, 24, 'view_pagelogentry', 'Can view page log entry');
INSERT INTO "auth_permission" VALUES (98, 25, 'add_comment', 'Can add comment');
INSERT INTO "auth_permission" VALUES (99, 25, 'change_comment', 'Can change comment');
INSERT INTO "auth_permission" VALUES (100, 25, 'delete_comment', 'Can delete comment');
INSERT INTO "auth_permission" VALUES (101, 25, 'view_comment', 'Can view comment');
INSERT INTO "auth_permission" VALUES (102, 26, 'add_commentreply', 'Can add comment reply');
INSERT INTO "auth_permission" VALUES (103, 26, 'change_commentreply', 'Can change comment reply');
INSERT INTO "auth_permission" VALUES (104, 26, 'delete_commentreply', 'Can delete comment reply');
INSERT INTO "auth_permission" VALUES (105, 26, 'view_commentreply', 'Can view comment reply');
INSERT INTO "auth_permission" VALUES (106, 27, 'add_pagesubscription', 'Can add page subscription');
INSERT INTO "auth_permission" VALUES (107, 27, 'change_pagesubscription', 'Can change page subscription');
INSERT INTO "auth_permission" VALUES (108, 27, 'delete_pagesubscription', 'Can delete page subscription');
INSERT INTO "auth_permission" VALUES (109, 27, 'view_pagesubscription', 'Can view page subscription');
INSERT INTO "auth_permission" VALUES (110, 28, 'add_referenceindex', 'Can add reference index');
INSERT INTO "auth_permission" VALUES (111, 28, 'change_referenceindex', 'Can change reference index');
INSERT INTO "auth_permission" VALUES (112, 28, 'delete_referenceindex', 'Can delete reference index');
INSERT INTO "auth_permission" VALUES (113, 28, 'view_referenceindex', 'Can view reference index');
INSERT INTO "auth_permission" VALUES (114, 29, 'add_contentpage', 'Can add Textseite');
INSERT INTO "auth_permission" VALUES (115, 29, 'change_contentpage', 'Can change Textseite');
INSERT INTO "auth_permission" VALUES (116, 29, 'delete_contentpage', 'Can delete Textseite');
INSERT INTO "auth_permission" VALUES (117, 29, 'view_contentpage', 'Can view Textseite');
INSERT INTO "auth_permission" VALUES (118, 30, 'add_faqpage', 'Can add Fragen und Antworten');
INSERT INTO "auth_permission" VALUES (119, 30, 'change_faqpage', 'Can change Fragen und Antworten');
INSERT INTO "auth_permission" VALUES (120, 30, 'delete_faqpage', 'Can delete Fragen und Antworten');
INSERT INTO "auth_permission" VALUES (121, 30, 'view_faqpage', 'Can view Fragen und Antworten');
INSERT INTO "auth_permission" VALUES (122, 31, 'add_newsindexpage', 'Can add Aktuelles');
INSERT INTO "auth_permission" VALUES (123, 31, 'change_newsindexpage', 'Can change Aktuelles');
INSERT INTO "auth_permission" VALUES (124, 31, 'delete_newsindexpage', 'Can delete Aktuelles');
INSERT INTO "auth_permission" VALUES (125, 31, 'view_newsindexpage', 'Can view Aktuelles');
INSERT INTO "auth_permission" VALUES (126, 32, 'add_question', 'Can add Frage');
INSERT INTO "auth_permission" VALUES (127, 32, 'change_question', 'Can change Frage');
INSERT INTO "auth_permission" VALUES (128, 32, 'delete_question', 'Can delete Frage');
INSERT INTO "auth_permission" VALUES (129, 32, 'view_question', 'Can view Frage');
INSERT INTO "auth_permission" VALUES (130, 33, 'add_feedback', 'Can add Anliegen');
INSERT INTO "auth_permission" VALUES (131, 33, 'change_feedback', 'Can change Anliegen');
INSERT INTO "auth_permission" VALUES (132, 33, 'delete_feedback', 'Can delete Anliegen');
INSERT INTO "auth_permission" VALUES (133, 33, 'view_feedback', 'Can view Anliegen');
INSERT INTO "auth_permission" VALUES (134, 34, 'add_homepage', 'Can add Startseite');
INSERT INTO "auth_permission" VALUES (135, 34, 'change_homepage', 'Can change Startseite');
INSERT INTO "auth_permission" VALUES (136, 34, 'delete_homepage', 'Can delete Startseite');
INSERT INTO "auth_permission" VALUES (137, 34, 'view_homepage', 'Can view Startseite');
INSERT INTO "auth_permission" VALUES (138, 35, 'add_newspage', 'Can add Neuigkeit');
INSERT INTO "auth_permission" VALUES (139, 35, 'change_newspage', 'Can change Neuigkeit');
INSERT INTO "auth_permission" VALUES (140, 35, 'delete_newspage', 'Can delete Neuigkeit');
INSERT INTO "auth_permission" VALUES (141, 35, 'view_newspage', 'Can view Neuigkeit');
INSERT INTO "auth_permission" VALUES (142, 36, 'add_answertemplate', 'Can add Antwortvorlage');
INSERT INTO "auth_permission" VALUES (143, 36, 'change_answertemplate', 'Can change Antwortvorlage');
INSERT INTO "auth_permission" VALUES (144, 36, 'delete_answertemplate', 'Can delete Antwortvorlage');
INSERT INTO "auth_permission" VALUES (145, 36, 'view_answertemplate', 'Can view Antwortvorlage');
INSERT INTO "auth_permission" VALUES (146, 37, 'add_caseaddition', 'Can add Nachtrag');
INSERT INTO "auth_permission" VALUES (147, 37, 'change_caseaddition', 'Can change Nachtrag');
INSERT INTO "auth_permission" VALUES (148, 37, 'delete_caseaddition', 'Can delete Nachtrag');
INSERT INTO "auth_permission" VALUES (149, 37, 'view_caseaddition', 'Can view Nachtrag');
INSERT INTO "auth_permission" VALUES (150, 38, 'add_casenote', 'Can add interne Notiz');
INSERT INTO "auth_permission" VALUES (151, 38, 'change_casenote', 'Can change interne Notiz');
INSERT INTO "auth_permission" VALUES (152, 38, 'delete_casenote', 'Can delete interne Notiz');
INSERT INTO "auth_permission" VALUES (153, 38, 'view_casenote', 'Can view interne Notiz');
INSERT INTO "auth_permission" VALUES (154, 39, 'add_author', 'Can add Verfasser*in');
INSERT INTO "auth_permission" VALUES (155, 39, 'change_author', 'Can change Verfasser*in');
INSERT INTO "auth_permission" VALUES (156, 39, 'delete_author', 'Can delete Verfasser*in');
INSERT INTO "auth_permission" VALUES (157, 39, 'view_author', 'Can view Verfasser*in');
INSERT INTO "auth_permission" VALUES (158, 40, 'add_idea', 'Can add Idee');
INSERT INTO "auth_permission" VALUES (159, 40, 'change_idea', 'Can change Idee');
INSERT INTO "auth_permission" VALUES (160, 40, 'delete_idea', 'Can delete Idee');
INSERT INTO "auth_permission" VALUES (161, 40, 'view_idea', 'Can view Idee');
INSERT INTO "auth_permission" VALUES (162, 41, 'add_councilstep', 'Can add Beratung im Gremium');
INSERT INTO "auth_permission" VALUES (163, 41, 'change_councilstep', 'Can change Beratung im Gremium');
INSERT INTO "auth_permission" VALUES (164, 41, 'delete_councilstep', 'Can delete Beratung im Gremium');
INSERT INTO "auth_permission" VALUES (165, 41, 'view_councilstep', 'Can view Beratung im Gremium');
INSERT INTO "auth_permission" VALUES (166, 42, 'add_ideapicture', 'Can add Bild zu einer Idee');
INSERT INTO "auth_permission" VALUES (167, 42, 'change_ideapicture', 'Can change Bild zu einer Idee');
INSERT INTO "auth_permission" VALUES (168, 42, 'delete_ideapicture', 'Can delete Bild zu einer Idee');
INSERT INTO "auth_permission" VALUES (169, 42, 'view_ideapicture', 'Can view Bild zu einer Idee');
INSERT INTO "auth_permission" VALUES (170, 43, 'add_process', 'Can add Beteiligungsverfahren');
INSERT INTO "auth_permission" VALUES (171, 43, 'change_process', 'Can change Beteiligungsverfahren');
INSERT INTO "auth_permission" VALUES (172, 43, 'delete_process', 'Can delete Beteiligungsverfahren');
INSERT INTO "auth_permission" VALUES (173, 43, 'view_process', 'Can view Beteiligungsverfahren');
INSERT INTO "auth_permission" VALUES (174, 44, 'add_paragraph', 'Can add Absatz');
INSERT INTO "auth_permission" VALUES (175, 44, 'change_paragraph', 'Can change Absatz');
INSERT INTO "auth_permission" VALUES (176, 44, 'delete_paragraph', 'Can delete Absatz');
INSERT INTO "auth_permission" VALUES (177, 44, 'view_paragraph', 'Can view Absatz');
INSERT INTO "auth_permission" VALUES (178, 45, 'add_comment', 'Can add Kommentar');
INSERT INTO "auth_permission" VALUES (179, 45, 'change_comment', 'Can change Kommentar');
INSERT INTO "auth_permission" VALUES (180, 45, 'delete_comment', 'Can delete Kommentar');
INSERT INTO "auth_permission" VALUES (181, 45, 'view_comment', 'Can view Kommentar');
INSERT INTO "auth_permission" VALUES (182, 46, 'add_question', 'Can add Frage');
INSERT INTO "auth_permission" VALUES (183, 46, 'change_question', 'Can change Frage');
INSERT INTO "auth_permission" VALUES (184, 46, 'delete_question', 'Can delete Frage');
INSERT INTO "auth_permission" VALUES (185, 46, 'view_question', 'Can view Frage');
INSERT INTO "auth_permission" VALUES (186, 47, 'add_report', 'Can add Meldung');
INSERT INTO "auth_permission" VALUES (187, 47, 'change_report', 'Can change Meldung');
INSERT INTO "auth_permission" VALUES (188, 47, 'delete_report', 'Can delete Meldung');
INSERT INTO "auth_permission" VALUES (189, 47, 'view_report', 'Can view Meldung');
INSERT INTO "auth_permission" VALUES (190, 48, 'add_response', 'Can add Antwortbogen');
INSERT INTO "auth_permission" VALUES (191, 48, 'change_response', 'Can change Antwortbogen');
INSERT INTO "auth_permission" VALUES (192, 48, 'delete_response', 'Can delete Antwortbogen');
INSERT INTO "auth_permission" VALUES (193, 48, 'view_response', 'Can view Antwortbogen');
INSERT INTO "auth_permission" VALUES (194, 49, 'add_support', 'Can add Unterstützung');
INSERT INTO "auth_permission" VALUES (195, 49, 'change_support', 'Can change Unterstützung');
INSERT INTO "auth_permission" VALUES (196, 49, 'delete_support', 'Can delete Unterstützung');
INSERT INTO "auth_permission" VALUES (197, 49, 'view_support', 'Can view Unterstützung');
INSERT INTO "auth_permission" VALUES (198, 50, 'add_transfer', 'Can add Angebot zur Übertragung');
INSERT INTO "auth_permission" VALUES (199, 50, 'change_transfer', 'Can change Angebot zur Übertragung');
INSERT INTO "auth_permission" VALUES (200, 50, 'delete_transfer', 'Can delete Angebot zur Übertragung');
INSERT INTO "auth_permission" VALUES (201, 50, 'view_transfer', 'Can view Angebot zur Übertragung');
INSERT INTO "auth_permission" VALUES (202, 51, 'add_ideaevent', 'Can add Schritt einer Idee');
INSERT INTO "auth_permission" VALUES (203, 51, 'change_ideaevent', 'Can change Schritt einer Idee');
INSERT INTO "auth_permission" VALUES (204, 51, 'delete_ideaevent', 'Can delete Schritt einer Idee');
INSERT INTO "auth_permission" VALUES (205, 51, 'view_ideaevent', 'Can view Schritt einer Idee');
INSERT INTO "auth_permission" VALUES (206, 52, 'add_ideatext', 'Can add Fassung einer Idee');
INSERT INTO "auth_permission" VALUES (207, 52, 'change_ideatext', 'Can change Fassung einer Idee');
INSERT INTO "auth_permission" VALUES (208, 52, 'delete_ideatext', 'Can delete Fassung einer Idee');
INSERT INTO "auth_permission" VALUES (209, 52, 'view_ideatext', 'Can view Fassung einer Idee');
INSERT INTO "auth_permission" VALUES (210, 53, 'add_phase', 'Can add Phase');
INSERT INTO "auth_permission" VALUES (211, 53, 'change_phase', 'Can change Phase');
INSERT INTO "auth_permission" VALUES (212, 53, 'delete_phase', 'Can delete Phase');
INSERT INTO "auth_permission" VALUES (213, 53, 'view_phase', 'Can view Phase');
INSERT INTO "auth_permission" VALUES (214, 54, 'add_participant', 'Can add Teilnahme');
INSERT INTO "auth_permission" VALUES (215, 54, 'change_participant', 'Can change Teilnahme');
INSERT INTO "auth_permission" VALUES (216, 54, 'delete_participant', 'Can delete Teilnahme');
INSERT INTO "auth_permission" VALUES (217, 54, 'view_participant', 'Can view Teilnahme');
INSERT INTO "auth_permission" VALUES (218, 55, 'add_offer', 'Can add Angebot zum Mitmachen');
INSERT INTO "auth_permission" VALUES (219, 55, 'change_offer', 'Can change Angebot zum Mitmachen');
INSERT INTO "auth_permission" VALUES (220, 55, 'delete_offer', 'Can delete Angebot zum Mitmachen');
INSERT INTO "auth_permission" VALUES (221, 55, 'view_offer', 'Can view Angebot zum Mitmachen');
INSERT INTO "auth_permission" VALUES (222, 56, 'add_ideaword', 'Can add Wort einer Idee');
INSERT INTO "auth_permission" VALUES (223, 56, 'change_ideaword', 'Can change Wort einer Idee');
INSERT INTO "auth_permission" VALUES (224, 56, 'delete_ideaword', 'Can delete Wort einer Idee');
INSERT INTO "auth_permission" VALUES (225, 56, 'view_ideaword', 'Can view Wort einer Idee');
INSERT INTO "auth_permission" VALUES (226, 57, 'add_incomingmail', 'Can add eingegangene Mail');
INSERT INTO "auth_permission" VALUES (227, 57, 'change_incomingmail', 'Can change eingegangene Mail');
INSERT INTO "auth_permission" VALUES (228, 57, 'delete_incomingmail', 'Can delete eingegangene Mail');
INSERT INTO "auth_permission" VALUES (229, 57, 'view_incomingmail', 'Can view eingegangene Mail');
INSERT INTO "auth_permission" VALUES (230, 58, 'add_paragraphtext', 'Can add Fassung eines Absatzes');
INSERT INTO "auth_permission" VALUES (231, 58, 'change_paragraphtext', 'Can change Fassung eines Absatzes');
INSERT INTO "auth_permission" VALUES (232, 58, 'delete_paragraphtext', 'Can delete Fassung eines Absatzes');
INSERT INTO "auth_permission" VALUES (233, 58, 'view_paragraphtext', 'Can view Fassung eines Absatzes');
INSERT INTO "auth_permission" VALUES (234, 59, 'add_commentsupport', 'Can add Zustimmung zu einem Kommentar');
INSERT INTO "auth_permission" VALUES (235, 59, 'change_commentsupport', 'Can change Zustimmung zu einem Kommentar');
INSERT INTO "auth_permission" VALUES (236, 59, 'delete_commentsupport', 'Can delete Zustimmung zu einem Kommentar');
INSERT INTO "auth_permission" VALUES (237, 59, 'view_commentsupport', 'Can view Zustimmung zu einem Kommentar');
INSERT INTO "auth_permission" VALUES (238, 60, 'add_event', 'Can add Veranstaltung');
INSERT INTO "auth_permission" VALUES (239, 60, 'change_event', 'Can change Veranstaltung');
INSERT INTO "auth_permission" VALUES (240, 60, 'delete_event', 'Can delete Veranstaltung');
INSERT INTO "auth_permission" VALUES (241, 60, 'view_event', 'Can view Veranstaltung');
INSERT INTO "auth_permission" VALUES (242, 61, 'add_eventlink', 'Can add Das ist daraus entstanden');
INSERT INTO "auth_permission" VALUES (243, 61, 'change_eventlink', 'Can change Das ist daraus entstanden');
INSERT INTO "auth_permission" VALUES (244, 61, 'delete_eventlink', 'Can delete Das ist daraus entstanden');
INSERT INTO "auth_permission" VALUES (245, 61, 'view_eventlink', 'Can view Das ist daraus entstanden');
INSERT INTO "auth_permission" VALUES (246, 62, 'add_eventpicture', 'Can add Bild');
INSERT INTO "auth_permission" VALUES (247, 62, 'change_eventpicture', 'Can change Bild');
INSERT INTO "auth_permission" VALUES (248, 62, 'delete_eventpicture', 'Can delete Bild');
INSERT INTO "auth_permission" VALUES (249, 62, 'view_eventpicture', 'Can view Bild');
INSERT INTO "auth_permission" VALUES (250, 63, 'add_occurrence', 'Can add Termin');
INSERT INTO "auth_permission" VALUES (251, 63, 'change_occurrence', 'Can change Termin');
INSERT INTO "auth_permission" VALUES (252, 63, 'delete_occurrence', 'Can delete Termin');
INSERT INTO "auth_permission" VALUES (253, 63, 'view_occurrence', 'Can view Termin');
INSERT INTO "auth_permission" VALUES (254, 64, 'add_question', 'Can add Frage bei der Anmeldung');
INSERT INTO "auth_permission" VALUES (255, 64, 'change_question', 'Can change Frage bei der Anmeldung');
INSERT INTO "auth_permission" VALUES (256, 64, 'delete_question', 'Can delete Frage bei der Anmeldung');
INSERT INTO "auth_permission" VALUES (257, 64, 'view_question', 'Can view Frage bei der Anmeldung');
INSERT INTO "auth_permission" VALUES (258, 65, 'add_admission', 'Can add Plätze eines Termins');
INSERT INTO "auth_permission" VALUES (259, 65, 'change_admission', 'Can change Plätze eines Termins');
INSERT INTO "auth_permission" VALUES (260, 65, 'delete_admission', 'Can delete Plätze eines Termins');
INSERT INTO "auth_permission" VALUES (261, 65, 'view_admission', 'Can view Plätze eines Termins');
INSERT INTO "auth_permission" VALUES (262, 66, 'add_registration', 'Can add Anmeldung');
INSERT INTO "auth_permission" VALUES (263, 66, 'change_registration', 'Can change Anmeldung');
INSERT INTO "auth_permission" VALUES (264, 66, 'delete_registration', 'Can delete Anmeldung');
INSERT INTO "auth_permission" VALUES (265, 66, 'view_registration', 'Can view Anmeldung');
INSERT INTO "auth_permission" VALUES (266, 67, 'add_registrationanswer', 'Can add Antwort bei der Anmeldung');
INSERT INTO "auth_permission" VALUES (267, 67, 'change_registrationanswer', 'Can change Antwort bei der Anmeldung');
INSERT INTO "auth_permission" VALUES (268, 67, 'delete_registrationanswer', 'Can delete Antwort bei der Anmeldung');
INSERT INTO "auth_permission" VALUES (269, 67, 'view_registrationanswer', 'Can view Antwort bei der Anmeldung');
INSERT INTO "auth_permission" VALUES (270, 68, 'add_terms', 'Can add Bedingungen der Anmeldung');
INSERT INTO "auth_permission" VALUES (271, 68, 'change_terms', 'Can change Bedingungen der Anmeldung');
INSERT INTO "auth_permission" VALUES (272, 68, 'delete_terms', 'Can delete Bedingungen der Anmeldung');
INSERT INTO "auth_permission" VALUES (273, 68, 'view_terms', 'Can view Bedingungen der Anmeldung');
INSERT INTO "auth_permission" VALUES (274, 69, 'add_foreignentry', 'Can add Eintrag eines fremden Kalenders');
INSERT INTO "auth_permission" VALUES (275, 69, 'change_foreignentry', 'Can change Eintrag eines fremden Kalenders');
INSERT INTO "auth_permission" VALUES (276, 69, 'delete_foreignentry', 'Can delete Eintrag eines fremden Kalenders');
INSERT INTO "auth_permission" VALUES (277, 69, 'view_foreignentry', 'Can view Eintrag eines fremden Kalenders');
INSERT INTO "auth_permission" VALUES (278, 70, 'add_calendarsource', 'Can add Kalenderquelle');
INSERT INTO "auth_permission" VALUES (279, 70, 'change_calendarsource', 'Can change Kalenderquelle');
INSERT INTO "auth_permission" VALUES (280, 70, 'delete_calendarsource', 'Can delete Kalenderquelle');
INSERT INTO "auth_permission" VALUES (281, 70, 'view_calendarsource', 'Can view Kalenderquelle');
INSERT INTO "auth_permission" VALUES (282, 71, 'add_calendarrun', 'Can add Abruf eines Kalenders');
INSERT INTO "auth_permission" VALUES (283, 71, 'change_calendarrun', 'Can change Abruf eines Kalenders');
INSERT INTO "auth_permission" VALUES (284, 71, 'delete_calendarrun', 'Can delete Abruf eines Kalenders');
INSERT INTO "auth_permission" VALUES (285, 71, 'view_calendarrun', 'Can view Abruf eines Kalenders');
INSERT INTO "auth_permission" VALUES (286, 72, 'add_echo', 'Can add Rückmeldung zu einem Termin');
INSERT INTO "auth_permission" VALUES (287, 72, 'change_echo', 'Can change Rückmeldung zu einem Termin');
INSERT INTO "auth_permission" VALUES (288, 72, 'delete_echo', 'Can delete Rückmeldung zu einem Termin');
INSERT INTO "auth_permission" VALUES (289, 72, 'view_echo', 'Can view Rückmeldung zu einem Termin');
INSERT INTO "auth_permission" VALUES (290, 73, 'add_submission', 'Can add Terminmeldung');
INSERT INTO "auth_permission" VALUES (291, 73, 'change_submission', 'Can change Terminmeldung');
INSERT INTO "auth_permission" VALUES (292, 73, 'delete_submission', 'Can delete Terminmeldung');
INSERT INTO "auth_permission" VALUES (293, 73, 'view_submission', 'Can view Terminmeldung');
INSERT INTO "auth_permission" VALUES (294, 74, 'add_situation', 'Can add Lebenslage');
INSERT INTO "auth_permission" VALUES (295, 74, 'change_situation', 'Can change Lebenslage');
INSERT INTO "auth_permission" VALUES (296, 74, 'delete_situation', 'Can delete Lebenslage');
INSERT INTO "auth_permission" VALUES (297, 74, 'view_situation', 'Can view Lebenslage');
INSERT INTO "auth_permission" VALUES (298, 75, 'add_topic', 'Can add Thema');
INSERT INTO "auth_permission" VALUES (299, 75, 'change_topic', 'Can change Thema');
INSERT INTO "auth_permission" VALUES (300, 75, 'delete_topic', 'Can delete Thema');
INSERT INTO "auth_permission" VALUES (301, 75, 'view_topic', 'Can view Thema');
INSERT INTO "auth_permission" VALUES (302, 76, 'add_office', 'Can add Stelle');
INSERT INTO "auth_permission" VALUES (303, 76, 'change_office', 'Can change Stelle');
INSERT INTO "auth_permission" VALUES (304, 76, 'delete_office', 'Can delete Stelle');
INSERT INTO "auth_permission" VALUES (305, 76, 'view_office', 'Can view Stelle');
INSERT INTO "auth_permission" VALUES (306, 77, 'add_openingexception', 'Can add Ausnahme von den Öffnungszeiten');
INSERT INTO "auth_permission" VALUES (307, 77, 'change_openingexception', 'Can change Ausnahme von den Öffnungszeiten');
INSERT INTO "auth_permission" VALUES (308, 77, 'delete_openingexception', 'Can delete Ausnahme von den Öffnungszeiten');
INSERT INTO "auth_permission" VALUES (309, 77, 'view_openingexception', 'Can view Ausnahme von den Öffnungszeiten');
INSERT INTO "auth_permission" VALUES (310, 78, 'add_openinghours', 'Can add Öffnungszeit');
INSERT INTO "auth_permission" VALUES (311, 78, 'change_openinghours', 'Can change Öffnungszeit');
INSERT INTO "auth_permission" VALUES (312, 78, 'delete_openinghours', 'Can delete Öffnungszeit');
INSERT INTO "auth_permission" VALUES (313, 78, 'view_openinghours', 'Can view Öffnungszeit');
INSERT INTO "auth_permission" VALUES (314, 79, 'add_service', 'Can add Leistung');
INSERT INTO "auth_permission" VALUES (315, 79, 'change_service', 'Can change Leistung');
INSERT INTO "auth_permission" VALUES (316, 79, 'delete_service', 'Can delete Leistung');
INSERT INTO "auth_permission" VALUES (317, 79, 'view_service', 'Can view Leistung');
INSERT INTO "auth_permission" VALUES (318, 80, 'add_provision', 'Can add Zuständigkeit vor Ort');
INSERT INTO "auth_permission" VALUES (319, 80, 'change_provision', 'Can change Zuständigkeit vor Ort');
INSERT INTO "auth_permission" VALUES (320, 80, 'delete_provision', 'Can delete Zuständigkeit vor Ort');
INSERT INTO "auth_permission" VALUES (321, 80, 'view_provision', 'Can view Zuständigkeit vor Ort');
INSERT INTO "auth_permission" VALUES (322, 81, 'add_fee', 'Can add Gebühr');
INSERT INTO "auth_permission" VALUES (323, 81, 'change_fee', 'Can change Gebühr');
INSERT INTO "auth_permission" VALUES (324, 81, 'delete_fee', 'Can delete Gebühr');
INSERT INTO "auth_permission" VALUES (325, 81, 'view_fee', 'Can view Gebühr');
INSERT INTO "auth_permission" VALUES (326, 82, 'add_synonym', 'Can add anderes Wort');
INSERT INTO "auth_permission" VALUES (327, 82, 'change_synonym', 'Can change anderes Wort');
INSERT INTO "auth_permission" VALUES (328, 82, 'delete_synonym', 'Can delete anderes Wort');
INSERT INTO "auth_permission" VALUES (329, 82, 'view_synonym', 'Can view anderes Wort');
INSERT INTO "auth_permission" VALUES (330, 83, 'add_leikakey', 'Can add LeiKa-Schlüssel');
INSERT INTO "auth_permission" VALUES (331, 83, 'change_leikakey', 'Can change LeiKa-Schlüssel');
INSERT INTO "auth_permission" VALUES (332, 83, 'delete_leikakey', 'Can delete LeiKa-Schlüssel');
INSERT INTO "auth_permission" VALUES (333, 83, 'view_leikakey', 'Can view LeiKa-Schlüssel');
INSERT INTO "auth_permission" VALUES (334, 84, 'add_importedservice', 'Can add Eintrag eines fremden Leistungskatalogs');
INSERT INTO "auth_permission" VALUES (335, 84, 'change_importedservice', 'Can change Eintrag eines fremden Leistungskatalogs');
INSERT INTO "auth_permission" VALUES (336, 84, 'delete_importedservice', 'Can delete Eintrag eines fremden Leistungskatalogs');
INSERT INTO "auth_permission" VALUES (337, 84, 'view_importedservice', 'Can view Eintrag eines fremden Leistungskatalogs');
INSERT INTO "auth_permission" VALUES (338, 85, 'add_reviewreminder', 'Can add Erinnerung an eine Prüfung');
INSERT INTO "auth_permission" VALUES (339, 85, 'change_reviewreminder', 'Can change Erinnerung an eine Prüfung');
INSERT INTO "auth_permission" VALUES (340, 85, 'delete_reviewreminder', 'Can delete Erinnerung an eine Prüfung');
INSERT INTO "auth_permission" VALUES (341, 85, 'view_reviewreminder', 'Can view Erinnerung an eine Prüfung');
INSERT INTO "auth_permission" VALUES (342, 86, 'add_observation', 'Can add Messwert');
INSERT INTO "auth_permission" VALUES (343, 86, 'change_observation', 'Can change Messwert');
INSERT INTO "auth_permission" VALUES (344, 86, 'delete_observation', 'Can delete Messwert');
INSERT INTO "auth_permission" VALUES (345, 86, 'view_observation', 'Can view Messwert');
INSERT INTO "auth_permission" VALUES (346, 87, 'add_datastream', 'Can add Datenstrom');
INSERT INTO "auth_permission" VALUES (347, 87, 'change_datastream', 'Can change Datenstrom');
INSERT INTO "auth_permission" VALUES (348, 87, 'delete_datastream', 'Can delete Datenstrom');
INSERT INTO "auth_permission" VALUES (349, 87, 'view_datastream', 'Can view Datenstrom');
INSERT INTO "auth_permission" VALUES (350, 88, 'add_observedproperty', 'Can add Messgröße');
INSERT INTO "auth_permission" VALUES (351, 88, 'change_observedproperty', 'Can change Messgröße');
INSERT INTO "auth_permission" VALUES (352, 88, 'delete_observedproperty', 'Can delete Messgröße');
INSERT INTO "auth_permission" VALUES (353, 88, 'view_observedproperty', 'Can view Messgröße');
INSERT INTO "auth_permission" VALUES (354, 89, 'add_sensor', 'Can add Sensor');
INSERT INTO "auth_permission" VALUES (355, 89, 'change_sensor', 'Can change Sensor');
INSERT INTO "auth_permission" VALUES (356, 89, 'delete_sensor', 'Can delete Sensor');
INSERT INTO "auth_permission" VALUES (357, 89, 'view_sensor', 'Can view Sensor');
INSERT INTO "auth_permission" VALUES (358, 90, 'add_datastreamstate', 'Can add Stand eines Datenstroms');
INSERT INTO "auth_permission" VALUES (359, 90, 'change_datastreamstate', 'Can change Stand eines Datenstroms');
INSERT INTO "auth_permission" VALUES (360, 90, 'delete_datastreamstate', 'Can delete Stand eines Datenstroms');
INSERT INTO "auth_permission" VALUES (361, 90, 'view_datastreamstate', 'Can view Stand eines Datenstroms');
INSERT INTO "auth_permission" VALUES (362, 91, 'add_accesskey', 'Can add Zugangsschlüssel');
INSERT INTO "auth_permission" VALUES (363, 91, 'change_accesskey', 'Can change Zugangsschlüssel');
INSERT INTO "auth_permission" VALUES (364, 91, 'delete_accesskey', 'Can delete Zugangsschlüssel');
INSERT INTO "auth_permission" VALUES (365, 91, 'view_accesskey', 'Can view Zugangsschlüssel');
INSERT INTO "auth_permission" VALUES (366, 92, 'add_location', 'Can add Standort');
INSERT INTO "auth_permission" VALUES (367, 92, 'change_location', 'Can change Standort');
INSERT INTO "auth_permission" VALUES (368, 92, 'delete_location', 'Can delete Standort');
INSERT INTO "auth_permission" VALUES (369, 92, 'view_location', 'Can view Standort');
INSERT INTO "auth_permission" VALUES (370, 93, 'add_observationblock', 'Can add Block von Nummern');
INSERT INTO "auth_permission" VALUES (371, 93, 'change_observationblock', 'Can change Block von Nummern');
INSERT INTO "auth_permission" VALUES (372, 93, 'delete_observationblock', 'Can delete Block von Nummern');
INSERT INTO "auth_permission" VALUES (373, 93, 'view_observationblock', 'Can view Block von Nummern');
INSERT INTO "auth_permission" VALUES (374, 94, 'add_thing', 'Can add Station');
INSERT INTO "auth_permission" VALUES (375, 94, 'change_thing', 'Can change Station');
INSERT INTO "auth_permission" VALUES (376, 94, 'delete_thing', 'Can delete Station');
INSERT INTO "auth_permission" VALUES (377, 94, 'view_thing', 'Can view Station');
INSERT INTO "auth_permission" VALUES (378, 95, 'add_historicallocation', 'Can add früherer Standort');
INSERT INTO "auth_permission" VALUES (379, 95, 'change_historicallocation', 'Can change früherer Standort');
INSERT INTO "auth_permission" VALUES (380, 95, 'delete_historicallocation', 'Can delete früherer Standort');
INSERT INTO "auth_permission" VALUES (381, 95, 'view_historicallocation', 'Can view früherer Standort');
INSERT INTO "auth_permission" VALUES (382, 96, 'add_featureofinterest', 'Can add Gegenstand der Beobachtung');
INSERT INTO "auth_permission" VALUES (383, 96, 'change_featureofinterest', 'Can change Gegenstand der Beobachtung');
INSERT INTO "auth_permission" VALUES (384, 96, 'delete_featureofinterest', 'Can delete Gegenstand der Beobachtung');
INSERT INTO "auth_permission" VALUES (385, 96, 'view_featureofinterest', 'Can view Gegenstand der Beobachtung');
INSERT INTO "auth_permission" VALUES (386, 97, 'add_threshold', 'Can add Schwelle');
INSERT INTO "auth_permission" VALUES (387, 97, 'change_threshold', 'Can change Schwelle');
INSERT INTO "auth_permission" VALUES (388, 97, 'delete_threshold', 'Can delete Schwelle');
INSERT INTO "auth_permission" VALUES (389, 97, 'view_threshold', 'Can view Schwelle');
INSERT INTO "auth_permission" VALUES (390, 98, 'add_uplink', 'Can add eingegangene Meldung');
INSERT INTO "auth_permission" VALUES (391, 98, 'change_uplink', 'Can change eingegangene Meldung');
INSERT INTO "auth_permission" VALUES (392, 98, 'delete_uplink', 'Can delete eingegangene Meldung');
INSERT INTO "auth_permission" VALUES (393, 98, 'view_uplink', 'Can view eingegangene Meldung');
INSERT INTO "auth_permission" VALUES (394, 99, 'add_calibration', 'Can add Kalibrierung');
INSERT INTO "auth_permission" VALUES (395, 99, 'change_calibration', 'Can change Kalibrierung');
INSERT INTO "auth_permission" VALUES (396, 99, 'delete_calibration', 'Can delete Kalibrierung');
INSERT INTO "auth_permission" VALUES (397, 99, 'view_calibration', 'Can view Kalibrierung');
INSERT INTO "auth_permission" VALUES (398, 100, 'add_dayrollup', 'Can add Tageswert');
INSERT INTO "auth_permission" VALUES (399, 100, 'change_dayrollup', 'Can change Tageswert');
INSERT INTO "auth_permission" VALUES (400, 100, 'delete_dayrollup', 'Can delete Tageswert');
INSERT INTO "auth_permission" VALUES (401, 100, 'view_dayrollup', 'Can view Tageswert');
INSERT INTO "auth_permission" VALUES (402, 101, 'add_hourrollup', 'Can add Stundenwert');
INSERT INTO "auth_permission" VALUES (403, 101, 'change_hourrollup', 'Can change Stundenwert');
INSERT INTO "auth_permission" VALUES (404, 101, 'delete_hourrollup', 'Can delete Stundenwert');
INSERT INTO "auth_permission" VALUES (405, 101, 'view_hourrollup', 'Can view Stundenwert');
INSERT INTO "auth_permission" VALUES (406, 102, 'add_observedfeature', 'Can add beobachteter Gegenstand');
INSERT INTO "auth_permission" VALUES (407, 102, 'change_observedfeature', 'Can change beobachteter Gegenstand');
INSERT INTO "auth_permission" VALUES (408, 102, 'delete_observedfeature', 'Can delete beobachteter Gegenstand');
INSERT INTO "auth_permission" VALUES (409, 102, 'view_observedfeature', 'Can view beobachteter Gegenstand');
INSERT INTO "auth_permission" VALUES (410, 103, 'add_network', 'Can add Messnetz');
INSERT INTO "auth_permission" VALUES (411, 103, 'change_network', 'Can change Messnetz');
INSERT INTO "auth_permission" VALUES (412, 103, 'delete_network', 'Can delete Messnetz');
INSERT INTO "auth_permission" VALUES (413, 103, 'view_network', 'Can view Messnetz');
INSERT INTO "auth_permission" VALUES (414, 104, 'add_deviceprofile', 'Can add Geräteprofil');
INSERT INTO "auth_permission" VALUES (415, 104, 'change_deviceprofile', 'Can change Geräteprofil');
INSERT INTO "auth_permission" VALUES (416, 104, 'delete_deviceprofile', 'Can delete Geräteprofil');
INSERT INTO "auth_permission" VALUES (417, 104, 'view_deviceprofile', 'Can view Geräteprofil');
INSERT INTO "auth_permission" VALUES (418, 105, 'add_device', 'Can add Gerät');
INSERT INTO "auth_permission" VALUES (419, 105, 'change_device', 'Can change Gerät');
INSERT INTO "auth_permission" VALUES (420, 105, 'delete_device', 'Can delete Gerät');
INSERT INTO "auth_permission" VALUES (421, 105, 'view_device', 'Can view Gerät');
INSERT INTO "auth_permission" VALUES (422, 106, 'add_profilemeasure', 'Can add Messung');
INSERT INTO "auth_permission" VALUES (423, 106, 'change_profilemeasure', 'Can change Messung');
INSERT INTO "auth_permission" VALUES (424, 106, 'delete_profilemeasure', 'Can delete Messung');
INSERT INTO "auth_permission" VALUES (425, 106, 'view_profilemeasure', 'Can view Messung');
INSERT INTO "auth_permission" VALUES (426, 107, 'add_devicestream', 'Can add Datenstrom eines Geräts');
INSERT INTO "auth_permission" VALUES (427, 107, 'change_devicestream', 'Can change Datenstrom eines Geräts');
INSERT INTO "auth_permission" VALUES (428, 107, 'delete_devicestream', 'Can delete Datenstrom eines Geräts');
INSERT INTO "auth_permission" VALUES (429, 107, 'view_devicestream', 'Can view Datenstrom eines Geräts');
INSERT INTO "auth_permission" VALUES (430, 108, 'add_valueimport', 'Can add Import von Messwerten');
INSERT INTO "auth_permission" VALUES (431, 108, 'change_valueimport', 'Can change Import von Messwerten');
INSERT INTO "auth_permission" VALUES (432, 108, 'delete_valueimport', 'Can delete Import von Messwerten');
INSERT INTO "auth_permission" VALUES (433, 108, 'view_valueimport', 'Can view Import von Messwerten');
INSERT INTO "auth_permission" VALUES (434, 109, 'add_actionfield', 'Can add Handlungsfeld');
INSERT INTO "auth_permission" VALUES (435, 109, 'change_actionfield', 'Can change Handlungsfeld');
INSERT INTO "auth_permission" VALUES (436, 109, 'delete_actionfield', 'Can delete Handlungsfeld');
INSERT INTO "auth_permission" VALUES (437, 109, 'view_actionfield', 'Can view Handlungsfeld');
INSERT INTO "auth_permission" VALUES (438, 110, 'add_fundingprogramme', 'Can add Förderprogramm');
INSERT INTO "auth_permission" VALUES (439, 110, 'change_fundingprogramme', 'Can change Förderprogramm');
INSERT INTO "auth_permission" VALUES (440, 110, 'delete_fundingprogramme', 'Can delete Förderprogramm');
INSERT INTO "auth_permission" VALUES (441, 110, 'view_fundingprogramme', 'Can view Förderprogramm');
INSERT INTO "auth_permission" VALUES (442, 111, 'add_programme', 'Can add Programm');
INSERT INTO "auth_permission" VALUES (443, 111, 'change_programme', 'Can change Programm');
INSERT INTO "auth_permission" VALUES (444, 111, 'delete_programme', 'Can delete Programm');
INSERT INTO "auth_permission" VALUES (445, 111, 'view_programme', 'Can view Programm');
INSERT INTO "auth_permission" VALUES (446, 112, 'add_edition', 'Can add Fassung der Strategie');
INSERT INTO "auth_permission" VALUES (447, 112, 'change_edition', 'Can change Fassung der Strategie');
INSERT INTO "auth_permission" VALUES (448, 112, 'delete_edition', 'Can delete Fassung der Strategie');
INSERT INTO "auth_permission" VALUES (449, 112, 'view_edition', 'Can view Fassung der Strategie');
INSERT INTO "auth_permission" VALUES (450, 113, 'add_guideline', 'Can add Leitlinie');
INSERT INTO "auth_permission" VALUES (451, 113, 'change_guideline', 'Can change Leitlinie');
INSERT INTO "auth_permission" VALUES (452, 113, 'delete_guideline', 'Can delete Leitlinie');
INSERT INTO "auth_permission" VALUES (453, 113, 'view_guideline', 'Can view Leitlinie');
INSERT INTO "auth_permission" VALUES (454, 114, 'add_figure', 'Can add Zahl des Programms');
INSERT INTO "auth_permission" VALUES (455, 114, 'change_figure', 'Can change Zahl des Programms');
INSERT INTO "auth_permission" VALUES (456, 114, 'delete_figure', 'Can delete Zahl des Programms');
INSERT INTO "auth_permission" VALUES (457, 114, 'view_figure', 'Can view Zahl des Programms');
INSERT INTO "auth_permission" VALUES (458, 115, 'add_programmegoal', 'Can add Programmziel');
INSERT INTO "auth_permission" VALUES (459, 115, 'change_programmegoal', 'Can change Programmziel');
INSERT INTO "auth_permission" VALUES (460, 115, 'delete_programmegoal', 'Can delete Programmziel');
INSERT INTO "auth_permission" VALUES (461, 115, 'view_programmegoal', 'Can view Programmziel');
INSERT INTO "auth_permission" VALUES (462, 116, 'add_objective', 'Can add Ziel');
INSERT INTO "auth_permission" VALUES (463, 116, 'change_objective', 'Can change Ziel');
INSERT INTO "auth_permission" VALUES (464, 116, 'delete_objective', 'Can delete Ziel');
INSERT INTO "auth_permission" VALUES (465, 116, 'view_objective', 'Can view Ziel');
INSERT INTO "auth_permission" VALUES (466, 117, 'add_project', 'Can add Vorhaben');
INSERT INTO "auth_permission" VALUES (467, 117, 'change_project', 'Can change Vorhaben');
INSERT INTO "auth_permission" VALUES (468, 117, 'delete_project', 'Can delete Vorhaben');
INSERT INTO "auth_permission" VALUES (469, 117, 'view_project', 'Can view Vorhaben');
INSERT INTO "auth_permission" VALUES (470, 118, 'add_partnership', 'Can add Zusammenarbeit');
INSERT INTO "auth_permission" VALUES (471, 118, 'change_partnership', 'Can change Zusammenarbeit');
INSERT INTO "auth_permission" VALUES (472, 118, 'delete_partnership', 'Can delete Zusammenarbeit');
INSERT INTO "auth_permission" VALUES (473, 118, 'view_partnership', 'Can view Zusammenarbeit');
INSERT INTO "auth_permission" VALUES (474, 119, 'add_milestone', 'Can add Meilenstein');
INSERT INTO "auth_permission" VALUES (475, 119, 'change_milestone', 'Can change Meilenstein');
INSERT INTO "auth_permission" VALUES (476, 119, 'delete_milestone', 'Can delete Meilenstein');
INSERT INTO "auth_permission" VALUES (477, 119, 'view_milestone', 'Can view Meilenstein');
INSERT INTO "auth_permission" VALUES (478, 120, 'add_indicator', 'Can add Kennzahl');
INSERT INTO "auth_permission" VALUES (479, 120, 'change_indicator', 'Can change Kennzahl');
INSERT INTO "auth_permission" VALUES (480, 120, 'delete_indicator', 'Can delete Kennzahl');
INSERT INTO "auth_permission" VALUES (481, 120, 'view_indicator', 'Can view Kennzahl');
INSERT INTO "auth_permission" VALUES (482, 121, 'add_funding', 'Can add Finanzierung');
INSERT INTO "auth_permission" VALUES (483, 121, 'change_funding', 'Can change Finanzierung');
INSERT INTO "auth_permission" VALUES (484, 121, 'delete_funding', 'Can delete Finanzierung');
INSERT INTO "auth_permission" VALUES (485, 121, 'view_funding', 'Can view Finanzierung');
INSERT INTO "auth_permission" VALUES (486, 122, 'add_decision', 'Can add Beschluss');
INSERT INTO "auth_permission" VALUES (487, 122, 'change_decision', 'Can change Beschluss');
INSERT INTO "auth_permission" VALUES (488, 122, 'delete_decision', 'Can delete Beschluss');
INSERT INTO "auth_permission" VALUES (489, 122, 'view_decision', 'Can view Beschluss');
INSERT INTO "auth_permission" VALUES (490, 123, 'add_contribution', 'Can add Beitrag zu einem Ziel');
INSERT INTO "auth_permission" VALUES (491, 123, 'change_contribution', 'Can change Beitrag zu einem Ziel');
INSERT INTO "auth_permission" VALUES (492, 123, 'delete_contribution', 'Can delete Beitrag zu einem Ziel');
INSERT INTO "auth_permission" VALUES (493, 123, 'view_contribution', 'Can view Beitrag zu einem Ziel');
INSERT INTO "auth_permission" VALUES (494, 124, 'add_change', 'Can add Änderung');
INSERT INTO "auth_permission" VALUES (495, 124, 'change_change', 'Can change Änderung');
INSERT INTO "auth_permission" VALUES (496, 124, 'delete_change', 'Can delete Änderung');
INSERT INTO "auth_permission" VALUES (497, 124, 'view_change', 'Can view Änderung');
INSERT INTO "auth_permission" VALUES (498, 125, 'add_adoption', 'Can add Übernahme');
INSERT INTO "auth_permission" VALUES (499, 125, 'change_adoption', 'Can change Übernahme');
INSERT INTO "auth_permission" VALUES (500, 125, 'delete_adoption', 'Can delete Übernahme');
INSERT INTO "auth_permission" VALUES (501, 125, 'view_adoption', 'Can view Übernahme');
INSERT INTO "auth_permission" VALUES (502, 126, 'add_projectdocument', 'Can add Dokument');
INSERT INTO "auth_permission" VALUES (503, 126, 'change_projectdocument', 'Can change Dokument');
INSERT INTO "auth_permission" VALUES (504, 126, 'delete_projectdocument', 'Can delete Dokument');
INSERT INTO "auth_permission" VALUES (505, 126, 'view_projectdocument', 'Can view Dokument');
INSERT INTO "auth_permission" VALUES (506, 127, 'add_statusnote', 'Can add Sachstand');
INSERT INTO "auth_permission" VALUES (507, 127, 'change_statusnote', 'Can change Sachstand');
INSERT INTO "auth_permission" VALUES (508, 127, 'delete_statusnote', 'Can delete Sachstand');
INSERT INTO "auth_permission" VALUES (509, 127, 'view_statusnote', 'Can view Sachstand');
INSERT INTO "auth_permission" VALUES (510, 128, 'add_task', 'Can add Aufgabe');
INSERT INTO "auth_permission" VALUES (511, 128, 'change_task', 'Can change Aufgabe');
INSERT INTO "auth_permission" VALUES (512, 128, 'delete_task', 'Can delete Aufgabe');
INSERT INTO "auth_permission" VALUES (513, 128, 'view_task', 'Can view Aufgabe');
INSERT INTO "auth_permission" VALUES (514, 129, 'add_timelineentry', 'Can add Eintrag der Zeitleiste');
INSERT INTO "auth_permission" VALUES (515, 129, 'change_timelineentry', 'Can change Eintrag der Zeitleiste');
INSERT INTO "auth_permission" VALUES (516, 129, 'delete_timelineentry', 'Can delete Eintrag der Zeitleiste');
INSERT INTO "auth_permission" VALUES (517, 129, 'view_timelineentry', 'Can view Eintrag der Zeitleiste');
INSERT INTO "auth_permission" VALUES (518, 130, 'add_baseline', 'Can add Bestandsaufnahme');
INSERT INTO "auth_permission" VALUES (519, 130, 'change_baseline', 'Can change Bestandsaufnahme');
INSERT INTO "auth_permission" VALUES (520, 130, 'delete_baseline', 'Can delete Bestandsaufnahme');
INSERT INTO "auth_permission" VALUES (521, 130, 'view_baseline', 'Can view Bestandsaufnahme');
INSERT INTO "auth_permission" VALUES (522, 131, 'add_cohort', 'Can add Staffel');
INSERT INTO "auth_permission" VALUES (523, 131, 'change_cohort', 'Can change Staffel');
INSERT INTO "auth_permission" VALUES (524, 131, 'delete_cohort', 'Can delete Staffel');
INSERT INTO "auth_permission" VALUES (525, 131, 'view_cohort', 'Can view Staffel');
INSERT INTO "auth_permission" VALUES (526, 132, 'add_indicatortarget', 'Can add Zielwert');
INSERT INTO "auth_permission" VALUES (527, 132, 'change_indicatortarget', 'Can change Zielwert');
INSERT INTO "auth_permission" VALUES (528, 132, 'delete_indicatortarget', 'Can delete Zielwert');
INSERT INTO "auth_permission" VALUES (529, 132, 'view_indicatortarget', 'Can view Zielwert');
INSERT INTO "auth_permission" VALUES (530, 133, 'add_indicatorvalue', 'Can add Wert einer Kennzahl');
INSERT INTO "auth_permission" VALUES (531, 133, 'change_indicatorvalue', 'Can change Wert einer Kennzahl');
INSERT INTO "auth_permission" VALUES (532, 133, 'delete_indicatorvalue', 'Can delete Wert einer Kennzahl');
INSERT INTO "auth_permission" VALUES (533, 133, 'view_indicatorvalue', 'Can view Wert einer Kennzahl');
INSERT INTO "auth_permission" VALUES (534, 134, 'add_formerslug', 'Can add former slug');
INSERT INTO "auth_permission" VALUES (535, 134, 'change_formerslug', 'Can change former slug');
INSERT INTO "auth_permission" VALUES (536, 134, 'delete_formerslug', 'Can delete former slug');
INSERT INTO "auth_permission" VALUES (537, 134, 'view_formerslug', 'Can view former slug');
INSERT INTO "auth_permission" VALUES (538, 135, 'add_loggedstate', 'Can add logged state');
INSERT INTO "auth_permission" VALUES (539, 135, 'change_loggedstate', 'Can change logged state');
INSERT INTO "auth_permission" VALUES (540, 135, 'delete_loggedstate', 'Can delete logged state');
INSERT INTO "auth_permission" VALUES (541, 135, 'view_loggedstate', 'Can view logged state');
INSERT INTO "auth_permission" VALUES (542, 136, 'add_organisation', 'Can add Organisation');
INSERT INTO "auth_permission" VALUES (543, 136, 'change_organisation', 'Can change Organisation');
INSERT INTO "auth_permission" VALUES (544, 136, 'delete_organisation', 'Can delete Organisation');
INSERT INTO "auth_permission" VALUES (545, 136, 'view_organisation', 'Can view Organisation');
INSERT INTO "auth_permission" VALUES (546, 137, 'add_profile', 'Can add Profil');
INSERT INTO "auth_permission" VALUES (547, 137, 'change_profile', 'Can change Profil');
INSERT INTO "auth_permission" VALUES (548, 137, 'delete_profile', 'Can delete Profil');
INSERT INTO "auth_permission" VALUES (549, 137, 'view_profile', 'Can view Profil');
INSERT INTO "auth_permission" VALUES (550, 138, 'add_keeper', 'Can add Profilpflege');
INSERT INTO "auth_permission" VALUES (551, 138, 'change_keeper', 'Can change Profilpflege');
INSERT INTO "auth_permission" VALUES (552, 138, 'delete_keeper', 'Can delete Profilpflege');
INSERT INTO "auth_permission" VALUES (553, 138, 'view_keeper', 'Can view Profilpflege');
INSERT INTO "auth_permission" VALUES (554, 139, 'add_notice', 'Can add Biete-Suche-Eintrag');
INSERT INTO "auth_permission" VALUES (555, 139, 'change_notice', 'Can change Biete-Suche-Eintrag');
INSERT INTO "auth_permission" VALUES (556, 139, 'delete_notice', 'Can delete Biete-Suche-Eintrag');
INSERT INTO "auth_permission" VALUES (557, 139, 'view_notice', 'Can view Biete-Suche-Eintrag');
INSERT INTO "auth_permission" VALUES (558, 140, 'add_tie', 'Can add Verbindung');
INSERT INTO "auth_permission" VALUES (559, 140, 'change_tie', 'Can change Verbindung');
INSERT INTO "auth_permission" VALUES (560, 140, 'delete_tie', 'Can delete Verbindung');
INSERT INTO "auth_permission" VALUES (561, 140, 'view_tie', 'Can view Verbindung');
INSERT INTO "auth_permission" VALUES (562, 141, 'add_address', 'Can add Adresse, die nicht annimmt');
INSERT INTO "auth_permission" VALUES (563, 141, 'change_address', 'Can change Adresse, die nicht annimmt');
INSERT INTO "auth_permission" VALUES (564, 141, 'delete_address', 'Can delete Adresse, die nicht annimmt');
INSERT INTO "auth_permission" VALUES (565, 141, 'view_address', 'Can view Adresse, die nicht annimmt');
INSERT INTO "auth_permission" VALUES (566, 142, 'add_mail', 'Can add Mail');
INSERT INTO "auth_permission" VALUES (567, 142, 'change_mail', 'Can change Mail');
INSERT INTO "auth_permission" VALUES (568, 142, 'delete_mail', 'Can delete Mail');
INSERT INTO "auth_permission" VALUES (569, 142, 'view_mail', 'Can view Mail');
INSERT INTO "auth_permission" VALUES (570, 143, 'add_notice', 'Can add Ereignis');
INSERT INTO "auth_permission" VALUES (571, 143, 'change_notice', 'Can change Ereignis');
INSERT INTO "auth_permission" VALUES (572, 143, 'delete_notice', 'Can delete Ereignis');
INSERT INTO "auth_permission" VALUES (573, 143, 'view_notice', 'Can view Ereignis');
INSERT INTO "auth_permission" VALUES (574, 144, 'add_subscriber', 'Can add Abonnent*in');
INSERT INTO "auth_permission" VALUES (575, 144, 'change_subscriber', 'Can change Abonnent*in');
INSERT INTO "auth_permission" VALUES (576, 144, 'delete_subscriber', 'Can delete Abonnent*in');
INSERT INTO "auth_permission" VALUES (577, 144, 'view_subscriber', 'Can view Abonnent*in');
INSERT INTO "auth_permission" VALUES (578, 145, 'add_noticetopic', 'Can add Thema eines Ereignisses');
INSERT INTO "auth_permission" VALUES (579, 145, 'change_noticetopic', 'Can change Thema eines Ereignisses');
INSERT INTO "auth_permission" VALUES (580, 145, 'delete_noticetopic', 'Can delete Thema eines Ereignisses');
INSERT INTO "auth_permission" VALUES (581, 145, 'view_noticetopic', 'Can view Thema eines Ereignisses');
INSERT INTO "auth_permission" VALUES (582, 146, 'add_follow', 'Can add Abo');
INSERT INTO "auth_permission" VALUES (583, 146, 'change_follow', 'Can change Abo');
INSERT INTO "auth_permission" VALUES (584, 146, 'delete_follow', 'Can delete Abo');
INSERT INTO "auth_permission" VALUES (585, 146, 'view_follow', 'Can view Abo');
INSERT INTO "auth_permission" VALUES (586, 147, 'add_delivery', 'Can add Zustellung');
INSERT INTO "auth_permission" VALUES (587, 147, 'change_delivery', 'Can change Zustellung');
INSERT INTO "auth_permission" VALUES (588, 147, 'delete_delivery', 'Can delete Zustellung');
INSERT INTO "auth_permission" VALUES (589, 147, 'view_delivery', 'Can view Zustellung');
INSERT INTO "auth_permission" VALUES (590, 148, 'add_city', 'Can add Kommune');
INSERT INTO "auth_permission" VALUES (591, 148, 'change_city', 'Can change Kommune');
INSERT INTO "auth_permission" VALUES (592, 148, 'delete_city', 'Can delete Kommune');
INSERT INTO "auth_permission" VALUES (593, 148, 'view_city', 'Can view Kommune');
INSERT INTO "auth_permission" VALUES (594, 149, 'add_cityrole', 'Can add Rolle');
INSERT INTO "auth_permission" VALUES (595, 149, 'change_cityrole', 'Can change Rolle');
INSERT INTO "auth_permission" VALUES (596, 149, 'delete_cityrole', 'Can delete Rolle');
INSERT INTO "auth_permission" VALUES (597, 149, 'view_cityrole', 'Can view Rolle');
INSERT INTO "auth_permission" VALUES (598, 150, 'add_district', 'Can add Stadtbezirk, Ortsteil');
INSERT INTO "auth_permission" VALUES (599, 150, 'change_district', 'Can change Stadtbezirk, Ortsteil');
INSERT INTO "auth_permission" VALUES (600, 150, 'delete_district', 'Can delete Stadtbezirk, Ortsteil');
INSERT INTO "auth_permission" VALUES (601, 150, 'view_district', 'Can view Stadtbezirk, Ortsteil');
INSERT INTO "auth_permission" VALUES (602, 151, 'add_cityreview', 'Can add Prüfung durch eine zweite Person');
INSERT INTO "auth_permission" VALUES (603, 151, 'change_cityreview', 'Can change Prüfung durch eine zweite Person');
INSERT INTO "auth_permission" VALUES (604, 151, 'delete_cityreview', 'Can delete Prüfung durch eine zweite Person');
INSERT INTO "auth_permission" VALUES (605, 151, 'view_cityreview', 'Can view Prüfung durch eine zweite Person');
INSERT INTO "auth_permission" VALUES (606, 152, 'add_boundary', 'Can add Grenze');
INSERT INTO "auth_permission" VALUES (607, 152, 'change_boundary', 'Can change Grenze');
INSERT INTO "auth_permission" VALUES (608, 152, 'delete_boundary', 'Can delete Grenze');
INSERT INTO "auth_permission" VALUES (609, 152, 'view_boundary', 'Can view Grenze');
INSERT INTO "auth_permission" VALUES (610, 153, 'add_user', 'Can add Konto');
INSERT INTO "auth_permission" VALUES (611, 153, 'change_user', 'Can change Konto');
INSERT INTO "auth_permission" VALUES (612, 153, 'delete_user', 'Can delete Konto');
INSERT INTO "auth_permission" VALUES (613, 153, 'view_user', 'Can view Konto');
INSERT INTO "auth_permission" VALUES (614, 154, 'add_download', 'Can add Dokument');
INSERT INTO "auth_permission" VALUES (615, 154, 'change_download', 'Can change Dokument');
INSERT INTO "auth_permission" VALUES (616, 154, 'delete_download', 'Can delete Dokument');
INSERT INTO "auth_permission" VALUES (617, 154, 'view_download', 'Can view Dokument');
INSERT INTO "auth_permission" VALUES (618, 155, 'add_picture', 'Can add Bild');
INSERT INTO "auth_permission" VALUES (619, 155, 'change_picture', 'Can change Bild');
INSERT INTO "auth_permission" VALUES (620, 155, 'delete_picture', 'Can delete Bild');
INSERT INTO "auth_permission" VALUES (621, 155, 'view_picture', 'Can view Bild');
INSERT INTO "auth_permission" VALUES (622, 156, 'add_rendition', 'Can add rendition');
INSERT INTO "auth_permission" VALUES (623, 156, 'change_rendition', 'Can change rendition');
INSERT INTO "auth_permission" VALUES (624, 156, 'delete_rendition', 'Can delete rendition');
INSERT INTO "auth_permission" VALUES (625, 156, 'view_rendition', 'Can view rendition');
INSERT INTO "auth_permission" VALUES (626, 157, 'add_searchdocument', 'Can add search document');
INSERT INTO "auth_permission" VALUES (627, 157, 'change_searchdocument', 'Can change search document');
INSERT INTO "auth_permission" VALUES (628, 157, 'delete_searchdocument', 'Can delete search document');
INSERT INTO "auth_permission" VALUES (629, 157, 'view_searchdocument', 'Can view search document');
INSERT INTO "auth_permission" VALUES (630, 158, 'add_searchterm', 'Can add search term');
INSERT INTO "auth_permission" VALUES (631, 158, 'change_searchterm', 'Can change search term');
INSERT INTO "auth_permission" VALUES (632, 158, 'delete_searchterm', 'Can delete search term');
INSERT INTO "auth_permission" VALUES (633, 158, 'view_searchterm', 'Can view search term');
INSERT INTO "auth_permission" VALUES (634, 159, 'add_loadedrow', 'Can add loaded row');
INSERT INTO "auth_permission" VALUES (635, 159, 'change_loadedrow', 'Can change loaded row');
INSERT INTO "auth_permission" VALUES (636, 159, 'delete_loadedrow', 'Can delete loaded row');
INSERT INTO "auth_permission" VALUES (637, 159, 'view_loadedrow', 'Can view loaded row');
INSERT INTO "auth_permission" VALUES (638, 160, 'add_attemptcount', 'Can add attempt count');
INSERT INTO "auth_permission" VALUES (639, 160, 'change_attemptcount', 'Can change attempt count');
INSERT INTO "auth_permission" VALUES (640, 160, 'delete_attemptcount', 'Can delete attempt count');
INSERT INTO "auth_permission" VALUES (641, 160, 'view_attemptcount', 'Can view attempt count');
INSERT INTO "auth_permission" VALUES (642, 161, 'add_stamp', 'Can add stamp');
INSERT INTO "auth_permission" VALUES (643, 161, 'change_stamp', 'Can change stamp');
INSERT INTO "auth_permission" VALUES (644, 161, 'delete_stamp', 'Can delete stamp');
INSERT INTO "auth_permission" VALUES (645, 161, 'view_stamp', 'Can view stamp');
INSERT INTO "auth_permission" VALUES (646, 162, 'add_searchword', 'Can add search word');
INSERT INTO "auth_permission" VALUES (647, 162, 'change_searchword', 'Can change search word');
INSERT INTO "auth_permission" VALUES (648, 162, 'delete_searchword', 'Can delete search word');
INSERT INTO "auth_permission" VALUES (649, 162, 'view_searchword', 'Can view search word');
INSERT INTO "auth_permission" VALUES (650, 163, 'add_searchgram', 'Can add search gram');
INSERT INTO "auth_permission" VALUES (651, 163, 'change_searchgram', 'Can change search gram');
INSERT INTO "auth_permission" VALUES (652, 163, 'delete_searchgram', 'Can delete search gram');
INSERT INTO "auth_permission" VALUES (653, 163, 'view_searchgram', 'Can view search gram');
INSERT INTO "auth_permission" VALUES (654, 164, 'add_searchmiss', 'Can add search miss');
INSERT INTO "auth_permission" VALUES (655, 164, 'change_searchmiss', 'Can change search miss');
INSERT INTO "auth_permission" VALUES (656, 164, 'delete_searchmiss', 'Can delete search miss');
INSERT INTO "auth_permission" VALUES (657, 164, 'view_searchmiss', 'Can view search miss');
INSERT INTO "auth_permission" VALUES (658, 165, 'add_searchopening', 'Can add search opening');
INSERT INTO "auth_permission" VALUES (659, 165, 'change_searchopening', 'Can change search opening');
INSERT INTO "auth_permission" VALUES (660, 165, 'delete_searchopening', 'Can delete search opening');
INSERT INTO "auth_permission" VALUES (661, 165, 'view_searchopening', 'Can view search opening');
INSERT INTO "auth_permission" VALUES (662, 166, 'add_redirect', 'Can add redirect');
INSERT INTO "auth_permission" VALUES (663, 166, 'change_redirect', 'Can change redirect');
INSERT INTO "auth_permission" VALUES (664, 166, 'delete_redirect', 'Can delete redirect');
INSERT INTO "auth_permission" VALUES (665, 166, 'view_redirect', 'Can view redirect');
INSERT INTO "auth_permission" VALUES (666, 167, 'add_userprofile', 'Can add user profile');
INSERT INTO "auth_permission" VALUES (667, 167, 'change_userprofile', 'Can change user profile');
INSERT INTO "auth_permission" VALUES (668, 167, 'delete_userprofile', 'Can delete user profile');
INSERT INTO "auth_permission" VALUES (669, 167, 'view_userprofile', 'Can view user profile');
INSERT INTO "auth_permission" VALUES (670, 55, 'publish_offer', 'Can publish Angebot zum Mitmachen');
INSERT INTO "auth_permission" VALUES (671, 55, 'lock_offer', 'Can lock Angebot zum Mitmachen');
INSERT INTO "auth_permission" VALUES (672, 55, 'unlock_offer', 'Can unlock Angebot zum Mitmachen');
INSERT INTO "auth_permission" VALUES (673, 43, 'publish_process', 'Can publish Beteiligungsverfahren');
INSERT INTO "auth_permission" VALUES (674, 43, 'lock_process', 'Can lock Beteiligungsverfahren');
INSERT INTO "auth_permission" VALUES (675, 43, 'unlock_process', 'Can unlock Beteiligungsverfahren');
INSERT INTO "auth_permission" VALUES (676, 122, 'publish_decision', 'Can publish Beschluss');
INSERT INTO "auth_permission" VALUES (677, 122, 'lock_decision', 'Can lock Beschluss');
INSERT INTO "auth_permission" VALUES (678, 122, 'unlock_decision', 'Can unlock Beschluss');
INSERT INTO "auth_permission" VALUES (679, 120, 'publish_indicator', 'Can publish Kennzahl');
INSERT INTO "auth_permission" VALUES (680, 120, 'lock_indicator', 'Can lock Kennzahl');
INSERT INTO "auth_permission" VALUES (681, 120, 'unlock_indicator', 'Can unlock Kennzahl');
INSERT INTO "auth_permission" VALUES (682, 117, 'publish_project', 'Can publish Vorhaben');
INSERT INTO "auth_permission" VALUES (683, 117, 'lock_project', 'Can lock Vorhaben');
INSERT INTO "auth_permission" VALUES (684, 117, 'unlock_project', 'Can unlock Vorhaben');
INSERT INTO "auth_permission" VALUES (685, 127, 'publish_statusnote', 'Can publish Sachstand');
INSERT INTO "auth_permission" VALUES (686, 127, 'lock_statusnote', 'Can lock Sachstand');
INSERT INTO "auth_permission" VALUES (687, 127, 'unlock_statusnote', 'Can unlock Sachstand');
INSERT INTO "auth_permission" VALUES (688, 76, 'publish_office', 'Can publish Stelle');
INSERT INTO "auth_permission" VALUES (689, 76, 'lock_office', 'Can lock Stelle');
INSERT INTO "auth_permission" VALUES (690, 76, 'unlock_office', 'Can unlock Stelle');
INSERT INTO "auth_permission" VALUES (691, 80, 'publish_provision', 'Can publish Zuständigkeit vor Ort');
INSERT INTO "auth_permission" VALUES (692, 80, 'lock_provision', 'Can lock Zuständigkeit vor Ort');
INSERT INTO "auth_permission" VALUES (693, 80, 'unlock_provision', 'Can unlock Zuständigkeit vor Ort');
INSERT INTO "auth_permission" VALUES (694, 79, 'publish_service', 'Can publish Leistung');
INSERT INTO "auth_permission" VALUES (695, 79, 'lock_service', 'Can lock Leistung');
INSERT INTO "auth_permission" VALUES (696, 79, 'unlock_service', 'Can unlock Leistung');
INSERT INTO "auth_permission" VALUES (697, 136, 'publish_organisation', 'Can publish Organisation');
INSERT INTO "auth_permission" VALUES (698, 136, 'lock_organisation', 'Can lock Organisation');
INSERT INTO "auth_permission" VALUES (699, 136, 'unlock_organisation', 'Can unlock Organisation');
INSERT INTO "auth_permission" VALUES (700, 60, 'publish_event', 'Can publish Veranstaltung');
INSERT INTO "auth_permission" VALUES (701, 60, 'lock_event', 'Can lock Veranstaltung');
INSERT INTO "auth_permission" VALUES (702, 60, 'unlock_event', 'Can unlock Veranstaltung');
INSERT INTO "auth_permission" VALUES (703, 4, 'view_document', 'Can view document');
INSERT INTO "auth_permission" VALUES (704, 2, 'view_image', 'Can view image');
INSERT INTO "auth_permission" VALUES (705, 168, 'add_rendition', 'Can add rendition');
INSERT INTO "auth_permission" VALUES (706, 168, 'change_rendition', 'Can change rendition');
INSERT INTO "auth_permission" VALUES (707, 168, 'delete_rendition', 'Can delete rendition');
INSERT INTO "auth_permission" VALUES (708, 168, 'view_rendition', 'Can view rendition');
INSERT INTO "auth_permission" VALUES (709, 169, 'add_indexentry', 'Can add index entry');
INSERT INTO "auth_permission" VALUES (710, 169, 'change_indexentry', 'Can change index entry');
INSERT INTO "auth_permission" VALUES (711, 169, 'delete_indexentry', 'Can delete index entry');
INSERT INTO "auth_permission" VALUES (712, 169, 'view_indexentry', 'Can view index entry');
INSERT INTO "auth_permission" VALUES (713, 170, 'add_sqliteftsindexentry', 'Can add sqliteftsindexentry');
INSERT INTO "auth_permission" VALUES (714, 170, 'change_sqliteftsindexentry', 'Can change sqliteftsindexentry');
INSERT INTO "auth_permission" VALUES (715, 170, 'delete_sqliteftsindexentry', 'Can delete sqliteftsindexentry');
INSERT INTO "auth_permission" VALUES (716, 170, 'view_sqliteftsindexentry', 'Can view sqliteftsindexentry');
INSERT INTO "auth_permission" VALUES (717, 171, 'add_editingsession', 'Can add editing session');
INSERT INTO "auth_permission" VALUES (718, 171, 'change_editingsession', 'Can change editing session');
INSERT INTO "auth_permission" VALUES (719, 171, 'delete_editingsession', 'Can delete editing session');
INSERT INTO "auth_permission" VALUES (720, 171, 'view_editingsession', 'Can view editing session');
INSERT INTO "auth_permission" VALUES (721, 172, 'add_formstate', 'Can add form state');
INSERT INTO "auth_permission" VALUES (722, 172, 'change_formstate', 'Can change form state');
INSERT INTO "auth_permission" VALUES (723, 172, 'delete_formstate', 'Can delete form state');
INSERT INTO "auth_permission" VALUES (724, 172, 'view_formstate', 'Can view form state');
INSERT INTO "auth_permission" VALUES (725, 173, 'add_tag', 'Can add tag');
INSERT INTO "auth_permission" VALUES (726, 173, 'change_tag', 'Can change tag');
INSERT INTO "auth_permission" VALUES (727, 173, 'delete_tag', 'Can delete tag');
INSERT INTO "auth_permission" VALUES (728, 173, 'view_tag', 'Can view tag');
INSERT INTO "auth_permission" VALUES (729, 174, 'add_taggeditem', 'Can add tagged item');
INSERT INTO "auth_permission" VALUES (730, 174, 'change_taggeditem', 'Can change tagged item');
INSERT INTO "auth_permission" VALUES (731, 174, 'delete_taggeditem', 'Can delete tagged item');
INSERT INTO "auth_permission" VALUES (732, 174, 'view_taggeditem', 'Can view tagged item');
INSERT INTO "auth_permission" VALUES (733, 175, 'add_emailaddress', 'Can add email address');
INSERT INTO "auth_permission" VALUES (734, 175, 'change_emailaddress', 'Can change email address');
INSERT INTO "auth_permission" VALUES (735, 175, 'delete_emailaddress', 'Can delete email address');
INSERT INTO "auth_permission" VALUES (736, 175, 'view_emailaddress', 'Can view email address');
INSERT INTO "auth_permission" VALUES (737, 176, 'add_emailconfirmation', 'Can add email confirmation');
INSERT INTO "auth_permission" VALUES (738, 176, 'change_emailconfirmation', 'Can change email confirmation');
INSERT INTO "auth_permission" VALUES (739, 176, 'delete_emailconfirmation', 'Can delete email confirmation');
INSERT INTO "auth_permission" VALUES (740, 176, 'view_emailconfirmation', 'Can view email confirmation');
INSERT INTO "auth_permission" VALUES (741, 177, 'add_socialaccount', 'Can add social account');
INSERT INTO "auth_permission" VALUES (742, 177, 'change_socialaccount', 'Can change social account');
INSERT INTO "auth_permission" VALUES (743, 177, 'delete_socialaccount', 'Can delete social account');
INSERT INTO "auth_permission" VALUES (744, 177, 'view_socialaccount', 'Can view social account');
INSERT INTO "auth_permission" VALUES (745, 178, 'add_socialapp', 'Can add social application');
INSERT INTO "auth_permission" VALUES (746, 178, 'change_socialapp', 'Can change social application');
INSERT INTO "auth_permission" VALUES (747, 178, 'delete_socialapp', 'Can delete social application');
INSERT INTO "auth_permission" VALUES (748, 178, 'view_socialapp', 'Can view social application');
INSERT INTO "auth_permission" VALUES (749, 179, 'add_socialtoken', 'Can add social application token');
INSERT INTO "auth_permission" VALUES (750, 179, 'change_socialtoken', 'Can change social application token');
INSERT INTO "auth_permission" VALUES (751, 179, 'delete_socialtoken', 'Can delete social application token');
INSERT INTO "auth_permission" VALUES (752, 179, 'view_socialtoken', 'Can view social application token');
INSERT INTO "auth_permission" VALUES (753, 180, 'add_authenticator', 'Can add authenticator');
INSERT INTO "auth_permission" VALUES (754, 180, 'change_authenticator', 'Can change authenticator');
INSERT INTO "auth_permission" VALUES (755, 180, 'delete_authenticator', 'Can delete authenticator');
INSERT INTO "auth_permission" VALUES (756, 180, 'view_authenticator', 'Can view authenticator');
INSERT INTO "auth_permission" VALUES (757, 181, 'add_logentry', 'Can add log entry');
INSERT INTO "auth_permission" VALUES (758, 181, 'change_logentry', 'Can change log entry');
INSERT INTO "auth_permission" VALUES (759, 181, 'delete_logentry', 'Can delete log entry');
INSERT INTO "auth_permission" VALUES (760, 181, 'view_logentry', 'Can view log entry');
INSERT INTO "auth_permission" VALUES (761, 182, 'add_dbtaskresult', 'Can add Task Result');
INSERT INTO "auth_permission" VALUES (762, 182, 'change_dbtaskresult', 'Can change Task Result');
INSERT INTO "auth_permission" VALUES (763, 182, 'delete_dbtaskresult', 'Can delete Task Result');
INSERT INTO "auth_permission" VALUES (764, 182, 'view_dbtaskresult', 'Can view Task Result');
INSERT INTO "auth_permission" VALUES (765, 183, 'add_permission', 'Can add permission');
INSERT INTO "auth_permission" VALUES (766, 183, 'change_permission', 'Can change permission');
INSERT INTO "auth_permission" VALUES (767, 183, 'delete_permission', 'Can delete permission');
INSERT INTO "auth_permission" VALUES (768, 183, 'view_permission', 'Can view permission');
INSERT INTO "auth_permission" VALUES (769, 184, 'add_group', 'Can add group');
INSERT INTO "auth_permission" VALUES (770, 184, 'change_group', 'Can change group');
INSERT INTO "auth_permission" VALUES (771, 184, 'delete_group', 'Can delete group');
INSERT INTO "auth_permission" VALUES (772, 184, 'view_group', 'Can view group');
INSERT INTO "auth_permission" VALUES (773, 185, 'add_contenttype', 'Can add content type');
INSERT INTO "auth_permission" VALUES (774, 185, 'change_contenttype', 'Can change content type');
INSERT INTO "auth_permission" VALUES (775, 185, 'delete_contenttype', 'Can delete content type');
INSERT INTO "auth_permission" VALUES (776, 185, 'view_contenttype', 'Can view content type');
INSERT INTO "auth_permission" VALUES (777, 186, 'add_session', 'Can add session');
INSERT INTO "auth_permission" VALUES (778, 186, 'change_session', 'Can change session');
INSERT INTO "auth_permission" VALUES (779, 186, 'delete_session', 'Can delete session');
INSERT INTO "auth_permission" VALUES (780, 186, 'view_session', 'Can view session');
INSERT INTO "django_content_type" VALUES (1, 'wagtailcore', 'page');
INSERT INTO "django_content_type" VALUES (2, 'wagtailimages', 'image');
INSERT INTO "django_content_type" VALUES (3, 'wagtailadmin', 'admin');
INSERT INTO "django_content_type" VALUES (4, 'wagtaildocs', 'document');
INSERT INTO "django_content_type" VALUES (5, 'wagtailcore', 'groupapprovaltask');
INSERT INTO "django_content_type" VALUES (6, 'wagtailcore', 'locale');
INSERT INTO "django_content_type" VALUES (7, 'wagtailcore', 'site');
INSERT INTO "django_content_type" VALUES (8, 'wagtailcore', 'groupsitepermission');
INSERT INTO "django_content_type" VALUES (9, 'wagtailcore', 'modellogentry');
INSERT INTO "django_content_type" VALUES (10, 'wagtailcore', 'revision');
INSERT INTO "django_content_type" VALUES (11, 'wagtailcore', 'collectionviewrestriction');
INSERT INTO "django_content_type" VALUES (12, 'wagtailcore', 'collection');
INSERT INTO "django_content_type" VALUES (13, 'wagtailcore', 'groupcollectionpermission');
INSERT INTO "django_content_type" VALUES (14, 'wagtailcore', 'uploadedfile');
INSERT INTO "django_content_type" VALUES (15, 'wagtailcore', 'workflowcontenttype');
INSERT INTO "django_content_type" VALUES (16, 'wagtailcore', 'workflowstate');
INSERT INTO "django_content_type" VALUES (17, 'wagtailcore', 'workflow');
INSERT INTO "django_content_type" VALUES (18, 'wagtailcore', 'workflowtask');
INSERT INTO "django_content_type" VALUES (19, 'wagtailcore', 'task');
INSERT INTO "django_content_type" VALUES (20, 'wagtailcore', 'taskstate');
INSERT INTO "django_content_type" VALUES (21, 'wagtailcore', 'grouppagepermission');
INSERT INTO "django_content_type" VALUES (22, 'wagtailcore', 'pageviewrestriction');
INSERT INTO "django_content_type" VALUES (23, 'wagtailcore', 'workflowpage');
INSERT INTO "django_content_type" VALUES (24, 'wagtailcore', 'pagelogentry');
INSERT INTO "django_content_type" VALUES (25, 'wagtailcore', 'comment');
INSERT INTO "django_content_type" VALUES (26, 'wagtailcore', 'commentreply');
INSERT INTO "django_content_type" VALUES (27, 'wagtailcore', 'pagesubscription');
INSERT INTO "django_content_type" VALUES (28, 'wagtailcore', 'referenceindex');
INSERT INTO "django_content_type" VALUES (29, 'portal', 'contentpage');
INSERT INTO "django_content_type" VALUES (30, 'portal', 'faqpage');
INSERT INTO "django_content_type" VALUES (31, 'portal', 'newsindexpage');
INSERT INTO "django_content_type" VALUES (32, 'portal', 'question');
INSERT INTO "django_content_type" VALUES (33, 'portal', 'feedback');
INSERT INTO "django_content_type" VALUES (34, 'portal', 'homepage');
INSERT INTO "django_content_type" VALUES (35, 'portal', 'newspage');
INSERT INTO "django_content_type" VALUES (36, 'portal', 'answertemplate');
INSERT INTO "django_content_type" VALUES (37, 'portal', 'caseaddition');
INSERT INTO "django_content_type" VALUES (38, 'portal', 'casenote');
INSERT INTO "django_content_type" VALUES (39, 'participation', 'author');
INSERT INTO "django_content_type" VALUES (40, 'participation', 'idea');
INSERT INTO "django_content_type" VALUES (41, 'participation', 'councilstep');
INSERT INTO "django_content_type" VALUES (42, 'participation', 'ideapicture');
INSERT INTO "django_content_type" VALUES (43, 'participation', 'process');
INSERT INTO "django_content_type" VALUES (44, 'participation', 'paragraph');
INSERT INTO "django_content_type" VALUES (45, 'participation', 'comment');
INSERT INTO "django_content_type" VALUES (46, 'participation', 'question');
INSERT INTO "django_content_type" VALUES (47, 'participation', 'report');
INSERT INTO "django_content_type" VALUES (48, 'participation', 'response');
INSERT INTO "django_content_type" VALUES (49, 'participation', 'support');
INSERT INTO "django_content_type" VALUES (50, 'participation', 'transfer');
INSERT INTO "django_content_type" VALUES (51, 'participation', 'ideaevent');
INSERT INTO "django_content_type" VALUES (52, 'participation', 'ideatext');
INSERT INTO "django_content_type" VALUES (53, 'participation', 'phase');
INSERT INTO "django_content_type" VALUES (54, 'participation', 'participant');
INSERT INTO "django_content_type" VALUES (55, 'participation', 'offer');
INSERT INTO "django_content_type" VALUES (56, 'participation', 'ideaword');
INSERT INTO "django_content_type" VALUES (57, 'participation', 'incomingmail');
INSERT INTO "django_content_type" VALUES (58, 'participation', 'paragraphtext');
INSERT INTO "django_content_type" VALUES (59, 'participation', 'commentsupport');
INSERT INTO "django_content_type" VALUES (60, 'events', 'event');
INSERT INTO "django_content_type" VALUES (61, 'events', 'eventlink');
INSERT INTO "django_content_type" VALUES (62, 'events', 'eventpicture');
INSERT INTO "django_content_type" VALUES (63, 'events', 'occurrence');
INSERT INTO "django_content_type" VALUES (64, 'events', 'question');
INSERT INTO "django_content_type" VALUES (65, 'events', 'admission');
INSERT INTO "django_content_type" VALUES (66, 'events', 'registration');
INSERT INTO "django_content_type" VALUES (67, 'events', 'registrationanswer');
INSERT INTO "django_content_type" VALUES (68, 'events', 'terms');
INSERT INTO "django_content_type" VALUES (69, 'events', 'foreignentry');
INSERT INTO "django_content_type" VALUES (70, 'events', 'calendarsource');
INSERT INTO "django_content_type" VALUES (71, 'events', 'calendarrun');
INSERT INTO "django_content_type" VALUES (72, 'events', 'echo');
INSERT INTO "django_content_type" VALUES (73, 'events', 'submission');
INSERT INTO "django_content_type" VALUES (74, 'directory', 'situation');
INSERT INTO "django_content_type" VALUES (75, 'directory', 'topic');
INSERT INTO "django_content_type" VALUES (76, 'directory', 'office');
INSERT INTO "django_content_type" VALUES (77, 'directory', 'openingexception');
INSERT INTO "django_content_type" VALUES (78, 'directory', 'openinghours');
INSERT INTO "django_content_type" VALUES (79, 'directory', 'service');
INSERT INTO "django_content_type" VALUES (80, 'directory', 'provision');
INSERT INTO "django_content_type" VALUES (81, 'directory', 'fee');
INSERT INTO "django_content_type" VALUES (82, 'directory', 'synonym');
INSERT INTO "django_content_type" VALUES (83, 'directory', 'leikakey');
INSERT INTO "django_content_type" VALUES (84, 'directory', 'importedservice');
INSERT INTO "django_content_type" VALUES (85, 'directory', 'reviewreminder');
INSERT INTO "django_content_type" VALUES (86, 'sensors', 'observation');
INSERT INTO "django_content_type" VALUES (87, 'sensors', 'datastream');
INSERT INTO "django_content_type" VALUES (88, 'sensors', 'observedproperty');
INSERT INTO "django_content_type" VALUES (89, 'sensors', 'sensor');
INSERT INTO "django_content_type" VALUES (90, 'sensors', 'datastreamstate');
INSERT INTO "django_content_type" VALUES (91, 'sensors', 'accesskey');
INSERT INTO "django_content_type" VALUES (92, 'sensors', 'location');
INSERT INTO "django_content_type" VALUES (93, 'sensors', 'observationblock');
INSERT INTO "django_content_type" VALUES (94, 'sensors', 'thing');
INSERT INTO "django_content_type" VALUES (95, 'sensors', 'historicallocation');
INSERT INTO "django_content_type" VALUES (96, 'sensors', 'featureofinterest');
INSERT INTO "django_content_type" VALUES (97, 'sensors', 'threshold');
INSERT INTO "django_content_type" VALUES (98, 'sensors', 'uplink');
INSERT INTO "django_content_type" VALUES (99, 'sensors', 'calibration');
INSERT INTO "django_content_type" VALUES (100, 'sensors', 'dayrollup');
INSERT INTO "django_content_type" VALUES (101, 'sensors', 'hourrollup');
INSERT INTO "django_content_type" VALUES (102, 'sensors', 'observedfeature');
INSERT INTO "django_content_type" VALUES (103, 'sensors', 'network');
INSERT INTO "django_content_type" VALUES (104, 'sensors', 'deviceprofile');
INSERT INTO "django_content_type" VALUES (105, 'sensors', 'device');
INSERT INTO "django_content_type" VALUES (106, 'sensors', 'profilemeasure');
INSERT INTO "django_content_type" VALUES (107, 'sensors', 'devicestream');
INSERT INTO "django_content_type" VALUES (108, 'sensors', 'valueimport');
INSERT INTO "django_content_type" VALUES (109, 'strategy', 'actionfield');
INSERT INTO "django_content_type" VALUES (110, 'strategy', 'fundingprogramme');
INSERT INTO "django_content_type" VALUES (111, 'strategy', 'programme');
INSERT INTO "django_content_type" VALUES (112, 'strategy', 'edition');
INSERT INTO "django_content_type" VALUES (113, 'strategy', 'guideline');
INSERT INTO "django_content_type" VALUES (114, 'strategy', 'figure');
INSERT INTO "django_content_type" VALUES (115, 'strategy', 'programmegoal');
INSERT INTO "django_content_type" VALUES (116, 'strategy', 'objective');
INSERT INTO "django_content_type" VALUES (117, 'strategy', 'project');
INSERT INTO "django_content_type" VALUES (118, 'strategy', 'partnership');
INSERT INTO "django_content_type" VALUES (119, 'strategy', 'milestone');
INSERT INTO "django_content_type" VALUES (120, 'strategy', 'indicator');
INSERT INTO "django_content_type" VALUES (121, 'strategy', 'funding');
INSERT INTO "django_content_type" VALUES (122, 'strategy', 'decision');
INSERT INTO "django_content_type" VALUES (123, 'strategy', 'contribution');
INSERT INTO "django_content_type" VALUES (124, 'strategy', 'change');
INSERT INTO "django_content_type" VALUES (125, 'strategy', 'adoption');
INSERT INTO "django_content_type" VALUES (126, 'strategy', 'projectdocument');
INSERT INTO "django_content_type" VALUES (127, 'strategy', 'statusnote');
INSERT INTO "django_content_type" VALUES (128, 'strategy', 'task');
INSERT INTO "django_content_type" VALUES (129, 'strategy', 'timelineentry');
INSERT INTO "django_content_type" VALUES (130, 'strategy', 'baseline');
INSERT INTO "django_content_type" VALUES (131, 'strategy', 'cohort');
INSERT INTO "django_content_type" VALUES (132, 'strategy', 'indicatortarget');
INSERT INTO "django_content_type" VALUES (133, 'strategy', 'indicatorvalue');
INSERT INTO "django_content_type" VALUES (134, 'strategy', 'formerslug');
INSERT INTO "django_content_type" VALUES (135, 'strategy', 'loggedstate');
INSERT INTO "django_content_type" VALUES (136, 'actors', 'organisation');
INSERT INTO "django_content_type" VALUES (137, 'actors', 'profile');
INSERT INTO "django_content_type" VALUES (138, 'actors', 'keeper');
INSERT INTO "django_content_type" VALUES (139, 'actors', 'notice');
INSERT INTO "django_content_type" VALUES (140, 'actors', 'tie');
INSERT INTO "django_content_type" VALUES (141, 'notifications', 'address');
INSERT INTO "django_content_type" VALUES (142, 'notifications', 'mail');
INSERT INTO "django_content_type" VALUES (143, 'notifications', 'notice');
INSERT INTO "django_content_type" VALUES (144, 'notifications', 'subscriber');
INSERT INTO "django_content_type" VALUES (145, 'notifications', 'noticetopic');
INSERT INTO "django_content_type" VALUES (146, 'notifications', 'follow');
INSERT INTO "django_content_type" VALUES (147, 'notifications', 'delivery');
INSERT INTO "django_content_type" VALUES (148, 'cities', 'city');
INSERT INTO "django_content_type" VALUES (149, 'cities', 'cityrole');
INSERT INTO "django_content_type" VALUES (150, 'cities', 'district');
INSERT INTO "django_content_type" VALUES (151, 'cities', 'cityreview');
INSERT INTO "django_content_type" VALUES (152, 'cities', 'boundary');
INSERT INTO "django_content_type" VALUES (153, 'accounts', 'user');
INSERT INTO "django_content_type" VALUES (154, 'media', 'download');
INSERT INTO "django_content_type" VALUES (155, 'media', 'picture');
INSERT INTO "django_content_type" VALUES (156, 'media', 'rendition');
INSERT INTO "django_content_type" VALUES (157, 'core', 'searchdocument');
INSERT INTO "django_content_type" VALUES (158, 'core', 'searchterm');
INSERT INTO "django_content_type" VALUES (159, 'core', 'loadedrow');
INSERT INTO "django_content_type" VALUES (160, 'core', 'attemptcount');
INSERT INTO "django_content_type" VALUES (161, 'core', 'stamp');
INSERT INTO "django_content_type" VALUES (162, 'core', 'searchword');
INSERT INTO "django_content_type" VALUES (163, 'core', 'searchgram');
INSERT INTO "django_content_type" VALUES (164, 'core', 'searchmiss');
INSERT INTO "django_content_type" VALUES (165, 'core', 'searchopening');
INSERT INTO "django_content_type" VALUES (166, 'wagtailredirects', 'redirect');
INSERT INTO "django_content_type" VALUES (167, 'wagtailusers', 'userprofile');
INSERT INTO "django_content_type" VALUES (168, 'wagtailimages', 'rendition');
INSERT INTO "django_content_type" VALUES (169, 'wagtailsearch', 'indexentry');
INSERT INTO "django_content_type" VALUES (170, 'wagtailsearch', 'sqliteftsindexentry');
INSERT INTO "django_content_type" VALUES (171, 'wagtailadmin', 'editingsession');
INSERT INTO "django_content_type" VALUES (172, 'wagtailadmin', 'formstate');
INSERT INTO "django_content_type" VALUES (173, 'taggit', 'tag');
INSERT INTO "django_content_type" VALUES (174, 'taggit', 'taggeditem');
INSERT INTO "django_content_type" VALUES (175, 'account', 'emailaddress');
INSERT INTO "django_content_type" VALUES (176, 'account', 'emailconfirmation');
INSERT INTO "django_content_type" VALUES (177, 'socialaccount', 'socialaccount');
INSERT INTO "django_content_type" VALUES (178, 'socialaccount', 'socialapp');
INSERT INTO "django_content_type" VALUES (179, 'socialaccount', 'socialtoken');
INSERT INTO "django_content_type" VALUES (180, 'mfa', 'authenticator');
INSERT INTO "django_content_type" VALUES (181, 'auditlog', 'logentry');
INSERT INTO "django_content_type" VALUES (182, 'django_tasks_database', 'dbtaskresult');
INSERT INTO "django_content_type" VALUES (183, 'auth', 'permission');
INSERT INTO "django_content_type" VALUES (184, 'auth', 'group');
INSERT INTO "django_content_type" VALUES (185, 'contenttypes', 'contenttype');
INSERT INTO "django_content_type" VALUES (186, 'sessions', 'session');
INSERT INTO "django_migrations" VALUES (1, 'contenttypes', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (2, 'contenttypes', '0002_remove_content_type_name', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (3, 'auth', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (4, 'auth', '0002_alter_permission_name_max_length', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (5, 'auth', '0003_alter_user_email_max_length', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (6, 'auth', '0004_alter_user_username_opts', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (7, 'auth', '0005_alter_user_last_login_null', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (8, 'auth', '0006_require_contenttypes_0002', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (9, 'auth', '0007_alter_validators_add_error_messages', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (10, 'auth', '0008_alter_user_username_max_length', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (11, 'auth', '0009_alter_user_last_name_max_length', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (12, 'auth', '0010_alter_group_name_max_length', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (13, 'auth', '0011_update_proxy_permissions', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (14, 'auth', '0012_alter_user_first_name_max_length', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (15, 'accounts', '0001_first_rooms', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (16, 'account', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (17, 'account', '0002_email_max_length', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (18, 'account', '0003_alter_emailaddress_create_unique_verified_email', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (19, 'account', '0004_alter_emailaddress_drop_unique_email', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (20, 'account', '0005_emailaddress_idx_upper_email', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (21, 'account', '0006_emailaddress_lower', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (22, 'account', '0007_emailaddress_idx_email', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (23, 'account', '0008_emailaddress_unique_primary_email_fixup', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (24, 'account', '0009_emailaddress_unique_primary_email', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (25, 'accounts', '0002_leaving', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (26, 'wagtailusers', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (27, 'wagtailusers', '0002_add_verbose_name_on_userprofile', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (28, 'wagtailusers', '0003_add_verbose_names', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (29, 'wagtailusers', '0004_capitalizeverbose', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (30, 'wagtailusers', '0005_make_related_name_wagtail_specific', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (31, 'wagtailusers', '0006_userprofile_prefered_language', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (32, 'wagtailusers', '0007_userprofile_current_time_zone', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (33, 'wagtailusers', '0008_userprofile_avatar', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (34, 'wagtailusers', '0009_userprofile_verbose_name_plural', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (35, 'wagtailusers', '0010_userprofile_updated_comments_notifications', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (36, 'wagtailusers', '0011_userprofile_dismissibles', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (37, 'wagtailusers', '0012_userprofile_theme', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (38, 'wagtailusers', '0013_userprofile_density', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (39, 'wagtailusers', '0014_userprofile_contrast', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (40, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (41, 'wagtailcore', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (42, 'wagtailcore', '0002_initial_data', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (43, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (44, 'wagtailcore', '0004_page_locked', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (45, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (46, 'wagtailcore', '0006_add_lock_page_permission', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (47, 'wagtailcore', '0007_page_latest_revision_created_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (48, 'wagtailcore', '0008_populate_latest_revision_created_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (49, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (50, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (51, 'wagtailcore', '0011_page_first_published_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (52, 'wagtailcore', '0012_extend_page_slug_field', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (53, 'wagtailcore', '0013_update_golive_expire_help_text', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (54, 'wagtailcore', '0014_add_verbose_name', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (55, 'wagtailcore', '0015_add_more_verbose_names', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (56, 'wagtailcore', '0016_change_page_url_path_to_text_field', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (57, 'wagtailsearch', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (58, 'wagtailsearch', '0002_add_verbose_names', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (59, 'wagtailsearch', '0003_remove_editors_pick', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (60, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (61, 'wagtailsearch', '0005_create_indexentry', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (62, 'wagtailsearch', '0006_customise_indexentry', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (63, 'wagtailsearch', '0007_delete_editorspick', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (64, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (65, 'wagtailsearch', '0009_remove_ngram_autocomplete', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (66, 'wagtailsearch', '0010_add_text_fields', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (67, 'wagtailredirects', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (68, 'wagtailredirects', '0002_add_verbose_names', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (69, 'wagtailredirects', '0003_make_site_field_editable', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (70, 'wagtailredirects', '0004_set_unique_on_path_and_site', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (71, 'wagtailredirects', '0005_capitalizeverbose', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (72, 'wagtailredirects', '0006_redirect_increase_max_length', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (73, 'wagtailredirects', '0007_add_autocreate_fields', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (74, 'wagtailredirects', '0008_add_verbose_name_plural', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (75, 'wagtailcore', '0017_change_edit_page_permission_description', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (76, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (77, 'wagtailcore', '0019_verbose_names_cleanup', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (78, 'wagtailcore', '0020_add_index_on_page_first_published_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (79, 'wagtailcore', '0021_capitalizeverbose', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (80, 'wagtailcore', '0022_add_site_name', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (81, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (82, 'wagtailcore', '0024_collection', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (83, 'wagtailcore', '0025_collection_initial_data', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (84, 'wagtailcore', '0026_group_collection_permission', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (85, 'taggit', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (86, 'wagtailimages', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (87, 'wagtailimages', '0002_initial_data', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (88, 'wagtailimages', '0003_fix_focal_point_fields', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (89, 'wagtailimages', '0004_make_focal_point_key_not_nullable', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (90, 'wagtailimages', '0005_make_filter_spec_unique', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (91, 'wagtailimages', '0006_add_verbose_names', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (92, 'wagtailimages', '0007_image_file_size', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (93, 'wagtailimages', '0008_image_created_at_index', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (94, 'wagtailimages', '0009_capitalizeverbose', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (95, 'wagtailimages', '0010_change_on_delete_behaviour', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (96, 'wagtailimages', '0011_image_collection', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (97, 'wagtailimages', '0012_copy_image_permissions_to_collections', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (98, 'wagtailimages', '0013_make_rendition_upload_callable', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (99, 'wagtailimages', '0014_add_filter_spec_field', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (100, 'wagtailimages', '0015_fill_filter_spec_field', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (101, 'wagtailimages', '0016_deprecate_rendition_filter_relation', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (102, 'wagtailimages', '0017_reduce_focal_point_key_max_length', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (103, 'wagtailimages', '0018_remove_rendition_filter', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (104, 'wagtailimages', '0019_delete_filter', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (105, 'wagtailimages', '0020_add-verbose-name', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (106, 'wagtailimages', '0021_image_file_hash', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (107, 'wagtailimages', '0022_uploadedimage', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (108, 'wagtailadmin', '0001_create_admin_access_permissions', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (109, 'wagtailimages', '0023_add_choose_permissions', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (110, 'wagtailimages', '0024_index_image_file_hash', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (111, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (112, 'wagtailimages', '0026_delete_uploadedimage', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (113, 'wagtailimages', '0027_image_description', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (114, 'wagtaildocs', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (115, 'wagtaildocs', '0002_initial_data', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (116, 'wagtaildocs', '0003_add_verbose_names', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (117, 'wagtaildocs', '0004_capitalizeverbose', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (118, 'wagtaildocs', '0005_document_collection', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (119, 'wagtaildocs', '0006_copy_document_permissions_to_collections', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (120, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (121, 'wagtaildocs', '0007_merge', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (122, 'wagtaildocs', '0008_document_file_size', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (123, 'wagtaildocs', '0009_document_verbose_name_plural', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (124, 'wagtaildocs', '0010_document_file_hash', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (125, 'wagtaildocs', '0011_add_choose_permissions', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (126, 'wagtaildocs', '0012_uploadeddocument', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (127, 'wagtaildocs', '0013_delete_uploadeddocument', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (128, 'wagtaildocs', '0014_alter_document_file_size', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (129, 'wagtailcore', '0027_fix_collection_path_collation', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (130, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (131, 'wagtailcore', '0028_merge', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (132, 'wagtailcore', '0029_unicode_slugfield_dj19', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (133, 'wagtailcore', '0030_index_on_pagerevision_created_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (134, 'wagtailcore', '0031_add_page_view_restriction_types', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (135, 'wagtailcore', '0032_add_bulk_delete_page_permission', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (136, 'wagtailcore', '0033_remove_golive_expiry_help_text', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (137, 'wagtailcore', '0034_page_live_revision', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (138, 'wagtailcore', '0035_page_last_published_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (139, 'wagtailcore', '0036_populate_page_last_published_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (140, 'wagtailcore', '0037_set_page_owner_editable', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (141, 'wagtailcore', '0038_make_first_published_at_editable', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (142, 'wagtailcore', '0039_collectionviewrestriction', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (143, 'wagtailcore', '0040_page_draft_title', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (144, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (145, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (146, 'wagtailcore', '0043_lock_fields', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (147, 'wagtailcore', '0044_add_unlock_grouppagepermission', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (148, 'wagtailcore', '0045_assign_unlock_grouppagepermission', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (149, 'wagtailcore', '0046_site_name_remove_null', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (150, 'wagtailcore', '0047_add_workflow_models', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (151, 'wagtailcore', '0048_add_default_workflows', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (152, 'wagtailcore', '0049_taskstate_finished_by', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (153, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (154, 'wagtailcore', '0051_taskstate_comment', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (155, 'wagtailcore', '0052_pagelogentry', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (156, 'wagtailcore', '0053_locale_model', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (157, 'wagtailcore', '0054_initial_locale', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (158, 'wagtailcore', '0055_page_locale_fields', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (159, 'wagtailcore', '0056_page_locale_fields_populate', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (160, 'wagtailcore', '0057_page_locale_fields_notnull', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (161, 'wagtailcore', '0058_page_alias_of', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (162, 'wagtailcore', '0059_apply_collection_ordering', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (163, 'wagtailcore', '0060_fix_workflow_unique_constraint', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (164, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (165, 'wagtailcore', '0062_comment_models_and_pagesubscription', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (166, 'wagtailcore', '0063_modellogentry', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (167, 'wagtailcore', '0064_log_timestamp_indexes', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (168, 'wagtailcore', '0065_log_entry_uuid', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (169, 'wagtailcore', '0066_collection_management_permissions', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (170, 'wagtailcore', '0067_alter_pagerevision_content_json', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (171, 'wagtailcore', '0068_log_entry_empty_object', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (172, 'wagtailcore', '0069_log_entry_jsonfield', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (173, 'wagtailcore', '0070_rename_pagerevision_revision', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (174, 'wagtailcore', '0071_populate_revision_content_type', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (175, 'wagtailcore', '0072_alter_revision_content_type_notnull', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (176, 'wagtailcore', '0073_page_latest_revision', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (177, 'wagtailcore', '0074_revision_object_str', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (178, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (179, 'wagtailcore', '0076_modellogentry_revision', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (180, 'wagtailcore', '0077_alter_revision_user', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (181, 'wagtailcore', '0078_referenceindex', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (182, 'wagtailcore', '0079_rename_taskstate_page_revision', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (183, 'wagtailcore', '0080_generic_workflowstate', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (184, 'wagtailcore', '0081_populate_workflowstate_content_type', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (185, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (186, 'wagtailcore', '0083_workflowcontenttype', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (187, 'wagtailcore', '0084_add_default_page_permissions', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (188, 'wagtailcore', '0085_add_grouppagepermission_permission', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (189, 'wagtailcore', '0086_populate_grouppagepermission_permission', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (190, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (191, 'wagtailcore', '0088_fix_log_entry_json_timestamps', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (192, 'wagtailcore', '0089_log_entry_data_json_null_to_object', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (193, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (194, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (195, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (196, 'wagtailcore', '0093_uploadedfile', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (197, 'wagtailcore', '0094_alter_page_locale', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (198, 'wagtailcore', '0095_groupsitepermission', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (199, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (200, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (201, 'wagtailadmin', '0002_admin', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (202, 'wagtailadmin', '0003_admin_managed', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (203, 'wagtailadmin', '0004_editingsession', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (204, 'wagtailadmin', '0005_editingsession_is_editing', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (205, 'wagtailadmin', '0006_formstate', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (206, 'taggit', '0002_auto_20150616_2121', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (207, 'taggit', '0003_taggeditem_add_unique_index', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (208, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (209, 'taggit', '0005_auto_20220424_2025', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (210, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (211, 'socialaccount', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (212, 'socialaccount', '0002_token_max_lengths', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (213, 'socialaccount', '0003_extra_data_default_dict', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (214, 'socialaccount', '0004_app_provider_id_settings', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (215, 'socialaccount', '0005_socialtoken_nullable_app', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (216, 'socialaccount', '0006_alter_socialaccount_extra_data', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (217, 'sessions', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (218, 'mfa', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (219, 'mfa', '0002_authenticator_timestamps', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (220, 'mfa', '0003_authenticator_type_uniq', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (221, 'django_tasks_database', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (222, 'django_tasks_database', '0002_alter_dbtaskresult_options', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (223, 'django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (224, 'django_tasks_database', '0004_dbtaskresult_started_at', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (225, 'django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (226, 'django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (227, 'django_tasks_database', '0007_add_separate_results_fields', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (228, 'django_tasks_database', '0008_separate_results_field', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (229, 'django_tasks_database', '0009_remove_results_field', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (230, 'django_tasks_database', '0010_alter_dbtaskresult_status', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (231, 'django_tasks_database', '0011_rename_complete_status', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (232, 'django_tasks_database', '0012_add_separate_exception_fields', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (233, 'django_tasks_database', '0013_separate_exception_fields', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (234, 'django_tasks_database', '0014_remove_dbtaskresult_exception_data', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (235, 'django_tasks_database', '0015_correctly_order_run_after', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (236, 'django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (237, 'django_tasks_database', '0017_dbtaskresult_metadata', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (238, 'django_tasks_database', '0018_rename_succeeded_status', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (239, 'django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (240, 'django_tasks_database', '0020_update_db_task_result_ordering', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (241, 'django_tasks_database', '0021_conditional_partial_index_ordering', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (242, 'auditlog', '0001_initial', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (243, 'auditlog', '0002_auto_support_long_primary_keys', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (244, 'auditlog', '0003_logentry_remote_addr', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (245, 'auditlog', '0004_logentry_detailed_object_repr', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (246, 'auditlog', '0005_logentry_additional_data_verbose_name', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (247, 'auditlog', '0006_object_pk_index', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (248, 'auditlog', '0007_object_pk_type', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (249, 'auditlog', '0008_action_index', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (250, 'auditlog', '0009_alter_logentry_additional_data', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (251, 'auditlog', '0010_alter_logentry_timestamp', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (252, 'auditlog', '0011_logentry_serialized_data', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (253, 'auditlog', '0012_add_logentry_action_access', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (254, 'auditlog', '0013_alter_logentry_timestamp', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (255, 'auditlog', '0014_logentry_cid', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (256, 'auditlog', '0015_alter_logentry_changes', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (257, 'auditlog', '0016_logentry_remote_port', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (258, 'auditlog', '0017_add_actor_email', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (259, 'media', '0001_first_rooms', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (260, 'cities', '0001_first_rooms', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (261, 'actors', '0001_first_rooms', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (262, 'actors', '0002_profiles_and_exchange', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (263, 'actors', '0003_organisation_mail_domain', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (264, 'cities', '0002_city_review', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (265, 'cities', '0003_boundary', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (266, 'cities', '0004_moderators', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (267, 'cities', '0005_roles_from_providers', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (268, 'core', '0001_first_rooms', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (269, 'core', '0002_loaded_rows', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (270, 'core', '0003_search_beginnings', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (271, 'core', '0004_attempt_counts', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (272, 'core', '0005_stamp', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (273, 'core', '0006_search_words', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (274, 'core', '0007_search_misses', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (275, 'core', '0008_search_openings', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (276, 'directory', '0001_first_services', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (277, 'directory', '0002_keys_imports_reminders', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (278, 'strategy', '0001_first_rooms', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (279, 'strategy', '0002_logged_state', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (280, 'strategy', '0003_target_without_day', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (281, 'events', '0001_events_and_dates', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (282, 'events', '0002_registration', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (283, 'events', '0003_one_date_of_each', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (284, 'events', '0004_foreign_entries', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (285, 'events', '0005_submissions_sources_echoes', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (286, 'events', '0006_event_host', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (287, 'media', '0002_text_of_documents', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (288, 'notifications', '0001_mails_followers_notices', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (289, 'notifications', '0002_notice_thread_line_en', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (290, 'notifications', '0003_notice_for_digest', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (291, 'notifications', '0004_mail_calendar', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (292, 'participation', '0001_processes_ideas_voices_surveys', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (293, 'participation', '0002_offers', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (294, 'participation', '0003_answer_reminders', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (295, 'participation', '0004_idea_words', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (296, 'participation', '0005_incoming_mail', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (297, 'participation', '0006_proof_of_support', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (298, 'participation', '0007_idea_orders', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (299, 'participation', '0008_paragraph_wordings', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (300, 'participation', '0009_confirmed_addresses_in_surveys', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (301, 'participation', '0010_covered_pictures', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (302, 'participation', '0011_similar_from_and_counting_indexes', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (303, 'participation', '0012_support_of_comments', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (304, 'portal', '0001_first_rooms', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (305, 'portal', '0002_first_rooms', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (306, 'portal', '0003_offers', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (307, 'portal', '0004_offers_moved', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (308, 'portal', '0005_cases', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (309, 'portal', '0006_search_misses', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (310, 'portal', '0007_search_misses_moved', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (311, 'sensors', '0001_stations', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (312, 'sensors', '0002_observations', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (313, 'sensors', '0003_networks', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (314, 'sensors', '0004_devices', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (315, 'sensors', '0005_value_imports', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (316, 'wagtailimages', '0001_squashed_0021', CURRENT_TIMESTAMP);
INSERT INTO "django_migrations" VALUES (317, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', CURRENT_TIMESTAMP);
INSERT INTO "wagtailcore_collection" VALUES (1, '0001', 1, 0, 'Root');
INSERT INTO "wagtailcore_groupapprovaltask" VALUES (1);
INSERT INTO "wagtailcore_groupapprovaltask_groups" VALUES (1, 1, 1);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (1, 1, 2, 1);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (2, 1, 1, 1);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (3, 1, 2, 2);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (4, 1, 1, 2);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (5, 1, 2, 5);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (6, 1, 1, 5);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (7, 1, 2, 6);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (8, 1, 1, 6);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (9, 1, 2, 7);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (10, 1, 1, 7);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (11, 1, 2, 9);
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES (12, 1, 1, 9);
INSERT INTO "wagtailcore_grouppagepermission" VALUES (1, 1, 1, 74);
INSERT INTO "wagtailcore_grouppagepermission" VALUES (2, 1, 1, 75);
INSERT INTO "wagtailcore_grouppagepermission" VALUES (3, 1, 1, 80);
INSERT INTO "wagtailcore_grouppagepermission" VALUES (4, 2, 1, 74);
INSERT INTO "wagtailcore_grouppagepermission" VALUES (5, 2, 1, 75);
INSERT INTO "wagtailcore_grouppagepermission" VALUES (6, 1, 1, 79);
INSERT INTO "wagtailcore_grouppagepermission" VALUES (7, 1, 1, 81);
INSERT INTO "wagtailcore_locale" VALUES (1, 'de');
INSERT INTO "wagtailcore_page" VALUES (1, '0001', 1, 1, 'Root', 'root', 1, 0, '/', '', 0, '', NULL, NULL, 0, 1, NULL, 0, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, 1, lower(hex(randomblob(16))), NULL, NULL);
INSERT INTO "wagtailcore_page" VALUES (2, '00010001', 2, 0, 'Welcome to your new Wagtail site!', 'home', 1, 0, '/home/', '', 0, '', NULL, NULL, 0, 1, NULL, 0, NULL, NULL, NULL, NULL, 'Welcome to your new Wagtail site!', NULL, NULL, 1, lower(hex(randomblob(16))), NULL, NULL);
INSERT INTO "wagtailcore_site" VALUES (1, 'localhost', 80, 1, 2, '');
INSERT INTO "wagtailcore_task" VALUES (1, 'Moderators approval', 1, 5);
INSERT INTO "wagtailcore_workflow" VALUES (1, 'Moderators approval', 1);
INSERT INTO "wagtailcore_workflowpage" VALUES (1, 1);
INSERT INTO "wagtailcore_workflowtask" VALUES (1, 0, 1, 1);
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
CREATE INDEX "accounts_user_groups_group_id_bd11a704" ON "accounts_user_groups" ("group_id");
CREATE INDEX "accounts_user_groups_user_id_52b62117" ON "accounts_user_groups" ("user_id");
CREATE UNIQUE INDEX "accounts_user_groups_user_id_group_id_59c0b32f_uniq" ON "accounts_user_groups" ("user_id", "group_id");
CREATE INDEX "accounts_user_user_permissions_permission_id_113bb443" ON "accounts_user_user_permissions" ("permission_id");
CREATE INDEX "accounts_user_user_permissions_user_id_e4f0a161" ON "accounts_user_user_permissions" ("user_id");
CREATE UNIQUE INDEX "accounts_user_user_permissions_user_id_permission_id_2ab516c2_uniq" ON "accounts_user_user_permissions" ("user_id", "permission_id");
CREATE INDEX "actors_keeper_decided_by_id_54105312" ON "actors_keeper" ("decided_by_id");
CREATE INDEX "actors_keeper_organisation_id_6da55327" ON "actors_keeper" ("organisation_id");
CREATE INDEX "actors_keeper_user_id_4ed27faf" ON "actors_keeper" ("user_id");
CREATE INDEX "actors_notice_by_id_b948ce7b" ON "actors_notice" ("by_id");
CREATE INDEX "actors_notice_organisation_id_e4d50583" ON "actors_notice" ("organisation_id");
CREATE INDEX "actors_organisation_city_id_03b270ac" ON "actors_organisation" ("city_id");
CREATE INDEX "actors_organisation_first_published_at_5d23b52f" ON "actors_organisation" ("first_published_at");
CREATE INDEX "actors_organisation_latest_revision_id_2a79bc0a" ON "actors_organisation" ("latest_revision_id");
CREATE INDEX "actors_organisation_live_revision_id_ed584dd8" ON "actors_organisation" ("live_revision_id");
CREATE INDEX "actors_organisation_locked_by_id_1a95b610" ON "actors_organisation" ("locked_by_id");
CREATE INDEX "actors_profile_logo_id_26f11c51" ON "actors_profile" ("logo_id");
CREATE INDEX "actors_tie_answered_by_id_a8897527" ON "actors_tie" ("answered_by_id");
CREATE INDEX "actors_tie_first_id_99ded33b" ON "actors_tie" ("first_id");
CREATE INDEX "actors_tie_proposed_by_id_6c6c5685" ON "actors_tie" ("proposed_by_id");
CREATE INDEX "actors_tie_second_id_d5e34418" ON "actors_tie" ("second_id");
CREATE INDEX "auditlog_logentry_action_229afe39" ON "auditlog_logentry" ("action");
CREATE INDEX "auditlog_logentry_actor_id_959271d2" ON "auditlog_logentry" ("actor_id");
CREATE INDEX "auditlog_logentry_cid_9f467263" ON "auditlog_logentry" ("cid");
CREATE INDEX "auditlog_logentry_content_type_id_75830218" ON "auditlog_logentry" ("content_type_id");
CREATE INDEX "auditlog_logentry_object_id_09c2eee8" ON "auditlog_logentry" ("object_id");
CREATE INDEX "auditlog_logentry_object_pk_6e3219c0" ON "auditlog_logentry" ("object_pk");
CREATE INDEX "auditlog_logentry_timestamp_37867bb0" ON "auditlog_logentry" ("timestamp");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "base_content_object_idx" ON "wagtailcore_revision" ("base_content_type_id", "object_id");
CREATE INDEX "cache_expires" ON "cache" ("expires");
CREATE INDEX "change_at" ON "strategy_change" ("at" DESC);
CREATE INDEX "change_project_at" ON "strategy_change" ("project_id", "at" DESC);
CREATE INDEX "cities_cityrole_city_id_3f54c7f9" ON "cities_cityrole" ("city_id");
CREATE INDEX "cities_cityrole_user_id_91956a97" ON "cities_cityrole" ("user_id");
CREATE INDEX "cities_district_city_id_545850e9" ON "cities_district" ("city_id");
CREATE INDEX "cities_district_slug_d08982a7" ON "cities_district" ("slug");
CREATE INDEX "comment_idea_by_support" ON "participation_comment" ("idea_id", "supports_count" DESC, "created_at" DESC, "id" DESC) WHERE "parent_id" IS NULL;
CREATE INDEX "comment_idea_by_time" ON "participation_comment" ("idea_id", "created_at" DESC, "id" DESC) WHERE "parent_id" IS NULL;
CREATE INDEX "comment_of_idea" ON "participation_comment" ("idea_id", "state", "created_at" DESC, "id" DESC);
CREATE INDEX "comment_of_process" ON "participation_comment" ("process_id", "state", "created_at" DESC, "id" DESC);
CREATE INDEX "comment_paragraph_by_support" ON "participation_comment" ("paragraph_id", "supports_count" DESC, "created_at" DESC, "id" DESC) WHERE "parent_id" IS NULL;
CREATE INDEX "comment_paragraph_by_time" ON "participation_comment" ("paragraph_id", "created_at" DESC, "id" DESC) WHERE "parent_id" IS NULL;
CREATE INDEX "comment_process_by_support" ON "participation_comment" ("process_id", "supports_count" DESC, "created_at" DESC, "id" DESC) WHERE ("idea_id" IS NULL AND "paragraph_id" IS NULL AND "parent_id" IS NULL);
CREATE INDEX "comment_process_by_time" ON "participation_comment" ("process_id", "created_at" DESC, "id" DESC) WHERE ("idea_id" IS NULL AND "paragraph_id" IS NULL AND "parent_id" IS NULL);
CREATE INDEX "comment_waiting" ON "participation_comment" ("state", "created_at");
CREATE INDEX "content_object_idx" ON "wagtailcore_revision" ("content_type_id", "object_id");
CREATE INDEX "core_attemptcount_ends_at_25990551" ON "core_attemptcount" ("ends_at");
CREATE INDEX "core_searchgram_word_id_aaab4259" ON "core_searchgram" ("word_id");
CREATE INDEX "core_searchmiss_day_d073acdf" ON "core_searchmiss" ("day");
CREATE INDEX "core_searchopening_day_eef85abb" ON "core_searchopening" ("day");
CREATE INDEX "core_searchterm_document_id_8e31ee49" ON "core_searchterm" ("document_id");
CREATE INDEX "delivery_open" ON "notifications_delivery" ("subscriber_id", "mail_id");
CREATE INDEX "directory_fee_provision_id_1cbf788f" ON "directory_fee" ("provision_id");
CREATE INDEX "directory_importedservice_service_id_097fb23e" ON "directory_importedservice" ("service_id");
CREATE INDEX "directory_office_city_id_3e92371a" ON "directory_office" ("city_id");
CREATE INDEX "directory_office_first_published_at_5f8bf084" ON "directory_office" ("first_published_at");
CREATE INDEX "directory_office_latest_revision_id_181ad290" ON "directory_office" ("latest_revision_id");
CREATE INDEX "directory_office_live_revision_id_3e7e02eb" ON "directory_office" ("live_revision_id");
CREATE INDEX "directory_office_locked_by_id_2c602473" ON "directory_office" ("locked_by_id");
CREATE INDEX "directory_office_organisation_id_38bf62c6" ON "directory_office" ("organisation_id");
CREATE INDEX "directory_openingexception_office_id_9e0503f1" ON "directory_openingexception" ("office_id");
CREATE INDEX "directory_openinghours_office_id_30f6313c" ON "directory_openinghours" ("office_id");
CREATE INDEX "directory_provision_city_id_f2b1765c" ON "directory_provision" ("city_id");
CREATE INDEX "directory_provision_first_published_at_e924cb35" ON "directory_provision" ("first_published_at");
CREATE INDEX "directory_provision_latest_revision_id_17f95a46" ON "directory_provision" ("latest_revision_id");
CREATE INDEX "directory_provision_live_revision_id_6484c434" ON "directory_provision" ("live_revision_id");
CREATE INDEX "directory_provision_locked_by_id_71afd8ac" ON "directory_provision" ("locked_by_id");
CREATE INDEX "directory_provision_office_id_bd035713" ON "directory_provision" ("office_id");
CREATE INDEX "directory_provision_service_id_0ab572f2" ON "directory_provision" ("service_id");
CREATE INDEX "directory_reviewreminder_service_id_637c6068" ON "directory_reviewreminder" ("service_id");
CREATE INDEX "directory_service_changed_at_2d063c65" ON "directory_service" ("changed_at");
CREATE INDEX "directory_service_first_published_at_57cd72f1" ON "directory_service" ("first_published_at");
CREATE INDEX "directory_service_latest_revision_id_b7872498" ON "directory_service" ("latest_revision_id");
CREATE INDEX "directory_service_leika_key_3134ca02" ON "directory_service" ("leika_key");
CREATE INDEX "directory_service_live_revision_id_482c2307" ON "directory_service" ("live_revision_id");
CREATE INDEX "directory_service_locked_by_id_9ed061b2" ON "directory_service" ("locked_by_id");
CREATE INDEX "directory_service_related_from_service_id_79005762" ON "directory_service_related" ("from_service_id");
CREATE UNIQUE INDEX "directory_service_related_from_service_id_to_service_id_5e81c204_uniq" ON "directory_service_related" ("from_service_id", "to_service_id");
CREATE INDEX "directory_service_related_to_service_id_857931cb" ON "directory_service_related" ("to_service_id");
CREATE INDEX "directory_service_review_due_on_f7c537e4" ON "directory_service" ("review_due_on");
CREATE INDEX "directory_service_situations_service_id_5556aa53" ON "directory_service_situations" ("service_id");
CREATE UNIQUE INDEX "directory_service_situations_service_id_situation_id_3e7c9b9b_uniq" ON "directory_service_situations" ("service_id", "situation_id");
CREATE INDEX "directory_service_situations_situation_id_3c843279" ON "directory_service_situations" ("situation_id");
CREATE INDEX "directory_service_topics_service_id_6a207a23" ON "directory_service_topics" ("service_id");
CREATE UNIQUE INDEX "directory_service_topics_service_id_topic_id_b4e16c69_uniq" ON "directory_service_topics" ("service_id", "topic_id");
CREATE INDEX "directory_service_topics_topic_id_2b819382" ON "directory_service_topics" ("topic_id");
CREATE INDEX "directory_synonym_service_id_00876a35" ON "directory_synonym" ("service_id");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE INDEX "django_task_backend_071754_idx" ON "django_tasks_database_dbtaskresult" ("backend_name");
CREATE INDEX "django_task_queue_n_99c321_idx" ON "django_tasks_database_dbtaskresult" ("queue_name");
CREATE INDEX "event_changed" ON "events_event" ("changed_at");
CREATE INDEX "event_live_precision" ON "events_event" ("live", "date_precision");
CREATE INDEX "events_calendarrun_source_id_1f423cf6" ON "events_calendarrun" ("source_id");
CREATE INDEX "events_calendarsource_added_by_id_a3465364" ON "events_calendarsource" ("added_by_id");
CREATE INDEX "events_calendarsource_city_id_b9e0824d" ON "events_calendarsource" ("city_id");
CREATE INDEX "events_echo_occurrence_id_477d51c7" ON "events_echo" ("occurrence_id");
CREATE INDEX "events_event_action_fields_actionfield_id_ae868575" ON "events_event_action_fields" ("actionfield_id");
CREATE UNIQUE INDEX "events_event_action_fields_event_id_actionfield_id_c70c5405_uniq" ON "events_event_action_fields" ("event_id", "actionfield_id");
CREATE INDEX "events_event_action_fields_event_id_b7ae97be" ON "events_event_action_fields" ("event_id");
CREATE INDEX "events_event_cities_city_id_d71b459d" ON "events_event_cities" ("city_id");
CREATE INDEX "events_event_cities_event_id_8f5577b0" ON "events_event_cities" ("event_id");
CREATE UNIQUE INDEX "events_event_cities_event_id_city_id_6e4a2004_uniq" ON "events_event_cities" ("event_id", "city_id");
CREATE INDEX "events_event_district_id_3fee4ae8" ON "events_event" ("district_id");
CREATE INDEX "events_event_first_published_at_5719fccf" ON "events_event" ("first_published_at");
CREATE INDEX "events_event_latest_revision_id_f8cbabbe" ON "events_event" ("latest_revision_id");
CREATE INDEX "events_event_live_revision_id_68d16859" ON "events_event" ("live_revision_id");
CREATE INDEX "events_event_locked_by_id_c5108c7a" ON "events_event" ("locked_by_id");
CREATE INDEX "events_event_minutes_id_6d0717b8" ON "events_event" ("minutes_id");
CREATE INDEX "events_event_organisers_event_id_567fe7be" ON "events_event_organisers" ("event_id");
CREATE UNIQUE INDEX "events_event_organisers_event_id_organisation_id_253a05d6_uniq" ON "events_event_organisers" ("event_id", "organisation_id");
CREATE INDEX "events_event_organisers_organisation_id_88a2fa22" ON "events_event_organisers" ("organisation_id");
CREATE INDEX "events_event_projects_event_id_8e4027e3" ON "events_event_projects" ("event_id");
CREATE UNIQUE INDEX "events_event_projects_event_id_project_id_408f1ebc_uniq" ON "events_event_projects" ("event_id", "project_id");
CREATE INDEX "events_event_projects_project_id_a87c7f7d" ON "events_event_projects" ("project_id");
CREATE INDEX "events_eventlink_event_id_ad88499a" ON "events_eventlink" ("event_id");
CREATE INDEX "events_eventpicture_event_id_df8f9ef2" ON "events_eventpicture" ("event_id");
CREATE INDEX "events_eventpicture_picture_id_b4ab431b" ON "events_eventpicture" ("picture_id");
CREATE INDEX "events_foreignentry_event_id_93741687" ON "events_foreignentry" ("event_id");
CREATE INDEX "events_occurrence_event_id_f506980f" ON "events_occurrence" ("event_id");
CREATE INDEX "events_question_terms_id_97604790" ON "events_question" ("terms_id");
CREATE INDEX "events_registration_admission_id_1c8b0ba1" ON "events_registration" ("admission_id");
CREATE INDEX "events_registration_user_id_2a61b516" ON "events_registration" ("user_id");
CREATE INDEX "events_registrationanswer_question_id_a2a48813" ON "events_registrationanswer" ("question_id");
CREATE INDEX "events_registrationanswer_registration_id_c23afabe" ON "events_registrationanswer" ("registration_id");
CREATE INDEX "events_submission_city_id_50b9fac9" ON "events_submission" ("city_id");
CREATE INDEX "events_submission_user_id_cff92678" ON "events_submission" ("user_id");
CREATE INDEX "feedback_by_state" ON "portal_feedback" ("state", "due_on");
CREATE INDEX "follow_topic" ON "notifications_follow" ("kind", "key");
CREATE INDEX "formstate_user_object" ON "wagtailadmin_formstate" ("user_id", "content_type_id", "object_id", "parent_object_id");
CREATE INDEX "historical_location_time" ON "sensors_historicallocation" ("thing_id", "time" DESC);
CREATE INDEX "idea_answered" ON "participation_idea" ("process_id", ("answered_at" IS NULL), "answered_at" DESC, "id" DESC);
CREATE INDEX "idea_counted" ON "participation_idea" ("process_id", "state", "answer_due_on");
CREATE INDEX "idea_counted_by_district" ON "participation_idea" ("district_id", "process_id", "state", "answer_due_on");
CREATE INDEX "idea_counted_by_field" ON "participation_idea" ("action_field_id", "process_id", "state", "answer_due_on");
CREATE INDEX "idea_due" ON "participation_idea" ("answer_due_on");
CREATE INDEX "idea_event_at" ON "participation_ideaevent" ("idea_id", "at");
CREATE INDEX "idea_most_supported" ON "participation_idea" ("process_id", ((("supports_by_account" + "supports_by_mail") + "supports_by_guest")) DESC, "id" DESC);
CREATE INDEX "idea_newest" ON "participation_idea" ("process_id", "published_at" DESC, "id" DESC);
CREATE INDEX "idea_waiting" ON "participation_idea" ("state", "created_at");
CREATE INDEX "incoming_by_sender" ON "participation_incomingmail" ("sender_hash", "at");
CREATE INDEX "location_box" ON "sensors_location" ("west", "south");
CREATE INDEX "mail_claimed" ON "notifications_mail" ("claimed_at");
CREATE INDEX "mail_due" ON "notifications_mail" ("state", "due_at");
CREATE INDEX "mail_to" ON "notifications_mail" ("to");
CREATE INDEX "media_download_collection_id_eeaa418d" ON "media_download" ("collection_id");
CREATE INDEX "media_download_uploaded_by_user_id_d2396ab8" ON "media_download" ("uploaded_by_user_id");
CREATE INDEX "media_picture_collection_id_aed0092e" ON "media_picture" ("collection_id");
CREATE INDEX "media_picture_created_at_e30487ab" ON "media_picture" ("created_at");
CREATE INDEX "media_picture_file_hash_254e18e2" ON "media_picture" ("file_hash");
CREATE INDEX "media_picture_uploaded_by_user_id_11dc6f31" ON "media_picture" ("uploaded_by_user_id");
CREATE INDEX "media_rendition_filter_spec_e610555e" ON "media_rendition" ("filter_spec");
CREATE INDEX "media_rendition_image_id_b46cff94" ON "media_rendition" ("image_id");
CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id");
CREATE INDEX "milestone_planned" ON "strategy_milestone" ("planned_on");
CREATE INDEX "notice_about" ON "notifications_notice" ("about_key");
CREATE INDEX "notice_ends_kind" ON "actors_notice" ("ends_on", "kind");
CREATE INDEX "notice_to_fan_out" ON "notifications_notice" ("fanned_out_at");
CREATE INDEX "notifications_delivery_mail_id_9f5c19b3" ON "notifications_delivery" ("mail_id");
CREATE INDEX "notifications_delivery_notice_id_e47c53a9" ON "notifications_delivery" ("notice_id");
CREATE INDEX "notifications_delivery_subscriber_id_8958d950" ON "notifications_delivery" ("subscriber_id");
CREATE INDEX "notifications_follow_subscriber_id_69b4265e" ON "notifications_follow" ("subscriber_id");
CREATE INDEX "notifications_noticetopic_notice_id_3cf68404" ON "notifications_noticetopic" ("notice_id");
CREATE INDEX "occurrence_ends" ON "events_occurrence" ("ends_at");
CREATE INDEX "occurrence_of_event" ON "events_occurrence" ("event_id", "ends_at", "starts_at");
CREATE INDEX "occurrence_starts" ON "events_occurrence" ("starts_at", "id");
CREATE INDEX "participation_comment_author_id_8ffd76ef" ON "participation_comment" ("author_id");
CREATE INDEX "participation_comment_idea_id_2669a663" ON "participation_comment" ("idea_id");
CREATE INDEX "participation_comment_paragraph_id_f806aa4c" ON "participation_comment" ("paragraph_id");
CREATE INDEX "participation_comment_parent_id_06d15769" ON "participation_comment" ("parent_id");
CREATE INDEX "participation_comment_process_id_412c700c" ON "participation_comment" ("process_id");
CREATE INDEX "participation_commentsupport_comment_id_fc5c5354" ON "participation_commentsupport" ("comment_id");
CREATE INDEX "participation_commentsupport_user_id_6c79f39a" ON "participation_commentsupport" ("user_id");
CREATE INDEX "participation_councilstep_decision_id_d3da5bbc" ON "participation_councilstep" ("decision_id");
CREATE INDEX "participation_idea_action_field_id_69bf5d0e" ON "participation_idea" ("action_field_id");
CREATE INDEX "participation_idea_author_id_e2a442c1" ON "participation_idea" ("author_id");
CREATE INDEX "participation_idea_city_id_aa121d1d" ON "participation_idea" ("city_id");
CREATE INDEX "participation_idea_decision_id_be7f0507" ON "participation_idea" ("decision_id");
CREATE INDEX "participation_idea_district_id_398cd202" ON "participation_idea" ("district_id");
CREATE INDEX "participation_idea_merged_into_id_427ff9e6" ON "participation_idea" ("merged_into_id");
CREATE INDEX "participation_idea_milestone_id_4a764032" ON "participation_idea" ("milestone_id");
CREATE INDEX "participation_idea_process_id_4a2d927d" ON "participation_idea" ("process_id");
CREATE INDEX "participation_idea_project_id_037a0742" ON "participation_idea" ("project_id");
CREATE INDEX "participation_ideaevent_by_id_5b3fad63" ON "participation_ideaevent" ("by_id");
CREATE INDEX "participation_ideaevent_corrects_id_d56f2413" ON "participation_ideaevent" ("corrects_id");
CREATE INDEX "participation_ideaevent_decision_id_ec3f56d0" ON "participation_ideaevent" ("decision_id");
CREATE INDEX "participation_ideaevent_idea_id_2c456c30" ON "participation_ideaevent" ("idea_id");
CREATE INDEX "participation_ideaevent_project_id_387af8f8" ON "participation_ideaevent" ("project_id");
CREATE INDEX "participation_ideapicture_idea_id_1dd85327" ON "participation_ideapicture" ("idea_id");
CREATE INDEX "participation_ideatext_idea_id_427a5795" ON "participation_ideatext" ("idea_id");
CREATE INDEX "participation_ideaword_idea_id_d8f9ddc3" ON "participation_ideaword" ("idea_id");
CREATE INDEX "participation_incomingmail_idea_id_ee024044" ON "participation_incomingmail" ("idea_id");
CREATE INDEX "participation_offer_action_fields_actionfield_id_cf19118f" ON "participation_offer_action_fields" ("actionfield_id");
CREATE INDEX "participation_offer_action_fields_offer_id_89c6e3f3" ON "participation_offer_action_fields" ("offer_id");
CREATE UNIQUE INDEX "participation_offer_action_fields_offer_id_actionfield_id_4e7b892e_uniq" ON "participation_offer_action_fields" ("offer_id", "actionfield_id");
CREATE INDEX "participation_offer_city_id_a24884b8" ON "participation_offer" ("city_id");
CREATE INDEX "participation_offer_first_published_at_d9b949c4" ON "participation_offer" ("first_published_at");
CREATE INDEX "participation_offer_latest_revision_id_e3b31c9f" ON "participation_offer" ("latest_revision_id");
CREATE INDEX "participation_offer_live_revision_id_8d09504d" ON "participation_offer" ("live_revision_id");
CREATE INDEX "participation_offer_locked_by_id_b77c7e7b" ON "participation_offer" ("locked_by_id");
CREATE INDEX "participation_offer_projects_offer_id_482c97f0" ON "participation_offer_projects" ("offer_id");
CREATE UNIQUE INDEX "participation_offer_projects_offer_id_project_id_121701a6_uniq" ON "participation_offer_projects" ("offer_id", "project_id");
CREATE INDEX "participation_offer_projects_project_id_d667f04e" ON "participation_offer_projects" ("project_id");
CREATE INDEX "participation_paragraph_key_7c7eb712" ON "participation_paragraph" ("key");
CREATE INDEX "participation_paragraph_process_id_a3ed78d2" ON "participation_paragraph" ("process_id");
CREATE INDEX "participation_paragraphtext_paragraph_id_a9229d99" ON "participation_paragraphtext" ("paragraph_id");
CREATE INDEX "participation_participant_process_id_6fc42d9f" ON "participation_participant" ("process_id");
CREATE INDEX "participation_phase_process_id_1193ef43" ON "participation_phase" ("process_id");
CREATE INDEX "participation_process_action_field_id_0457b5c3" ON "participation_process" ("action_field_id");
CREATE INDEX "participation_process_city_id_a8df1a0e" ON "participation_process" ("city_id");
CREATE INDEX "participation_process_first_published_at_972d1528" ON "participation_process" ("first_published_at");
CREATE INDEX "participation_process_latest_revision_id_bb5b1c7f" ON "participation_process" ("latest_revision_id");
CREATE INDEX "participation_process_live_revision_id_c0659625" ON "participation_process" ("live_revision_id");
CREATE INDEX "participation_process_locked_by_id_72459b4e" ON "participation_process" ("locked_by_id");
CREATE INDEX "participation_process_project_id_3c21731d" ON "participation_process" ("project_id");
CREATE INDEX "participation_question_asked_when_key_b1f88b54" ON "participation_question" ("asked_when_key");
CREATE INDEX "participation_question_key_a78ae3f8" ON "participation_question" ("key");
CREATE INDEX "participation_question_process_id_b60b0bf8" ON "participation_question" ("process_id");
CREATE INDEX "participation_response_process_id_1d6ae930" ON "participation_response" ("process_id");
CREATE INDEX "participation_support_idea_id_5329f1e5" ON "participation_support" ("idea_id");
CREATE INDEX "participation_support_user_id_10b3cde5" ON "participation_support" ("user_id");
CREATE INDEX "participation_transfer_source_id_1941a3b4" ON "participation_transfer" ("source_id");
CREATE INDEX "participation_transfer_target_id_53a27790" ON "participation_transfer" ("target_id");
CREATE INDEX "portal_answertemplate_city_id_4764c38c" ON "portal_answertemplate" ("city_id");
CREATE INDEX "portal_caseaddition_case_id_19d25c9d" ON "portal_caseaddition" ("case_id");
CREATE INDEX "portal_casenote_author_id_dd24561d" ON "portal_casenote" ("author_id");
CREATE INDEX "portal_casenote_case_id_c8464dac" ON "portal_casenote" ("case_id");
CREATE INDEX "portal_feedback_city_id_461d9f01" ON "portal_feedback" ("city_id");
CREATE INDEX "portal_feedback_event_id_38a1c754" ON "portal_feedback" ("event_id");
CREATE INDEX "portal_feedback_organisation_id_b1a1feb3" ON "portal_feedback" ("organisation_id");
CREATE INDEX "portal_feedback_owner_id_8f935ef0" ON "portal_feedback" ("owner_id");
CREATE INDEX "portal_feedback_project_id_61d9318a" ON "portal_feedback" ("project_id");
CREATE INDEX "portal_newspage_city_id_fe67ac5b" ON "portal_newspage" ("city_id");
CREATE INDEX "portal_newspage_picture_id_838a4de8" ON "portal_newspage" ("picture_id");
CREATE INDEX "portal_newspage_project_id_fea14bb8" ON "portal_newspage" ("project_id");
CREATE INDEX "portal_question_page_id_5b2113e4" ON "portal_question" ("page_id");
CREATE INDEX "portal_question_slug_f3b5680c" ON "portal_question" ("slug");
CREATE INDEX "project_changed" ON "strategy_project" ("changed_at");
CREATE INDEX "project_live_stage" ON "strategy_project" ("live", "stage");
CREATE INDEX "referenceindex_source_object" ON "wagtailcore_referenceindex" ("base_content_type_id", "object_id");
CREATE INDEX "referenceindex_target_object" ON "wagtailcore_referenceindex" ("to_content_type_id", "to_object_id");
CREATE INDEX "registration_in_line" ON "events_registration" ("admission_id", "state", "rank");
CREATE INDEX "registration_mail" ON "events_registration" ("mail_key");
CREATE INDEX "registration_offer_ends" ON "events_registration" ("state", "offered_until");
CREATE UNIQUE INDEX "registration_once_by_mail" ON "events_registration" ("admission_id", "mail_key") WHERE "state" IN ('requested', 'confirmed', 'waitlisted', 'offered', 'attended');
CREATE INDEX "response_of_process" ON "participation_response" ("process_id", "on");
CREATE INDEX "search_term_best" ON "core_searchterm" ("term", "weight" DESC, "document_id");
CREATE INDEX "search_term_of" ON "core_searchterm" ("term", "document_id", "weight");
CREATE INDEX "search_word_begins" ON "core_searchword" ("key");
CREATE INDEX "search_word_stem" ON "core_searchword" ("stem");
CREATE INDEX "sensors_accesskey_city_id_92f669d1" ON "sensors_accesskey" ("city_id");
CREATE INDEX "sensors_accesskey_created_by_id_c4aee9a4" ON "sensors_accesskey" ("created_by_id");
CREATE INDEX "sensors_accesskeystream_accesskey_id_a04436d3" ON "sensors_accesskeystream" ("accesskey_id");
CREATE UNIQUE INDEX "sensors_accesskeystream_accesskey_id_datastream_id_a5f9d4f1_uniq" ON "sensors_accesskeystream" ("accesskey_id", "datastream_id");
CREATE INDEX "sensors_accesskeystream_datastream_id_271fb9ed" ON "sensors_accesskeystream" ("datastream_id");
CREATE INDEX "sensors_calibration_datastream_id_680d483f" ON "sensors_calibration" ("datastream_id");
CREATE INDEX "sensors_datastream_observed_property_id_a8860382" ON "sensors_datastream" ("observed_property_id");
CREATE INDEX "sensors_datastream_sensor_id_84c5d9c4" ON "sensors_datastream" ("sensor_id");
CREATE INDEX "sensors_datastream_thing_id_a762f3f9" ON "sensors_datastream" ("thing_id");
CREATE INDEX "sensors_dayrollup_datastream_id_17e18948" ON "sensors_dayrollup" ("datastream_id");
CREATE INDEX "sensors_device_profile_id_3dd07760" ON "sensors_device" ("profile_id");
CREATE INDEX "sensors_device_thing_id_6cfe08c0" ON "sensors_device" ("thing_id");
CREATE INDEX "sensors_devicestream_datastream_id_414a1366" ON "sensors_devicestream" ("datastream_id");
CREATE INDEX "sensors_devicestream_device_id_291fd96b" ON "sensors_devicestream" ("device_id");
CREATE INDEX "sensors_devicestream_measure_id_4dde0d0b" ON "sensors_devicestream" ("measure_id");
CREATE INDEX "sensors_featureofinterest_location_id_d26d1be0" ON "sensors_featureofinterest" ("location_id");
CREATE INDEX "sensors_featureofinterest_thing_id_fa7f0a98" ON "sensors_featureofinterest" ("thing_id");
CREATE INDEX "sensors_formerplace_historicallocation_id_0a70a911" ON "sensors_formerplace" ("historicallocation_id");
CREATE UNIQUE INDEX "sensors_formerplace_historicallocation_id_location_id_0025f7c2_uniq" ON "sensors_formerplace" ("historicallocation_id", "location_id");
CREATE INDEX "sensors_formerplace_location_id_cf68c695" ON "sensors_formerplace" ("location_id");
CREATE INDEX "sensors_historicallocation_thing_id_f756ff47" ON "sensors_historicallocation" ("thing_id");
CREATE INDEX "sensors_hourrollup_datastream_id_1e1e9836" ON "sensors_hourrollup" ("datastream_id");
CREATE INDEX "sensors_network_city_id_64d6670c" ON "sensors_network" ("city_id");
CREATE INDEX "sensors_network_project_id_cadcf7db" ON "sensors_network" ("project_id");
CREATE INDEX sensors_observation_id ON sensors_observation (id);
CREATE INDEX "sensors_observationblock_datastream_id_10db752d" ON "sensors_observationblock" ("datastream_id");
CREATE INDEX "sensors_observedfeature_datastream_id_58d80d46" ON "sensors_observedfeature" ("datastream_id");
CREATE INDEX "sensors_observedfeature_feature_id_eeafb850" ON "sensors_observedfeature" ("feature_id");
CREATE INDEX "sensors_place_location_id_442ad47b" ON "sensors_place" ("location_id");
CREATE INDEX "sensors_place_thing_id_fff555cc" ON "sensors_place" ("thing_id");
CREATE UNIQUE INDEX "sensors_place_thing_id_location_id_f0756729_uniq" ON "sensors_place" ("thing_id", "location_id");
CREATE INDEX "sensors_profilemeasure_observed_property_id_79e37171" ON "sensors_profilemeasure" ("observed_property_id");
CREATE INDEX "sensors_profilemeasure_profile_id_d9a50bfd" ON "sensors_profilemeasure" ("profile_id");
CREATE INDEX "sensors_thing_city_id_40f47851" ON "sensors_thing" ("city_id");
CREATE INDEX "sensors_thing_operator_id_0ebc9196" ON "sensors_thing" ("operator_id");
CREATE INDEX "sensors_thing_project_id_0228bf06" ON "sensors_thing" ("project_id");
CREATE INDEX "sensors_threshold_datastream_id_b5f23160" ON "sensors_threshold" ("datastream_id");
CREATE INDEX "sensors_valueimport_created_by_id_08559acc" ON "sensors_valueimport" ("created_by_id");
CREATE INDEX "sensors_valueimport_datastream_id_d94fb1f6" ON "sensors_valueimport" ("datastream_id");
CREATE UNIQUE INDEX "socialaccount_socialaccount_provider_uid_fc810c6e_uniq" ON "socialaccount_socialaccount" ("provider", "uid");
CREATE INDEX "socialaccount_socialaccount_user_id_8146e70c" ON "socialaccount_socialaccount" ("user_id");
CREATE INDEX "socialaccount_socialtoken_account_id_951f210e" ON "socialaccount_socialtoken" ("account_id");
CREATE INDEX "socialaccount_socialtoken_app_id_636a42d7" ON "socialaccount_socialtoken" ("app_id");
CREATE UNIQUE INDEX "socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq" ON "socialaccount_socialtoken" ("app_id", "account_id");
CREATE INDEX "strategy_actionfield_programme_id_8121ecf1" ON "strategy_actionfield" ("programme_id");
CREATE INDEX "strategy_adoption_adopter_city_id_3343f57a" ON "strategy_adoption" ("adopter_city_id");
CREATE INDEX "strategy_adoption_builder_city_id_a2fce19b" ON "strategy_adoption" ("builder_city_id");
CREATE INDEX "strategy_adoption_project_id_1adfd0ba" ON "strategy_adoption" ("project_id");
CREATE INDEX "strategy_baseline_action_field_id_44f40080" ON "strategy_baseline" ("action_field_id");
CREATE INDEX "strategy_baseline_city_id_a501b0a3" ON "strategy_baseline" ("city_id");
CREATE INDEX "strategy_change_project_id_39a39e00" ON "strategy_change" ("project_id");
CREATE INDEX "strategy_cohort_funding_programme_id_ad25d0d9" ON "strategy_cohort" ("funding_programme_id");
CREATE INDEX "strategy_contribution_goal_id_90476e6c" ON "strategy_contribution" ("goal_id");
CREATE INDEX "strategy_contribution_objective_id_dba318f7" ON "strategy_contribution" ("objective_id");
CREATE INDEX "strategy_contribution_project_id_ba98ca41" ON "strategy_contribution" ("project_id");
CREATE INDEX "strategy_decision_city_id_48460dc8" ON "strategy_decision" ("city_id");
CREATE INDEX "strategy_decision_document_id_bfda0645" ON "strategy_decision" ("document_id");
CREATE INDEX "strategy_decision_first_published_at_eb90db52" ON "strategy_decision" ("first_published_at");
CREATE INDEX "strategy_decision_latest_revision_id_9f902808" ON "strategy_decision" ("latest_revision_id");
CREATE INDEX "strategy_decision_live_revision_id_1d5603d1" ON "strategy_decision" ("live_revision_id");
CREATE INDEX "strategy_decision_locked_by_id_ad4bdb35" ON "strategy_decision" ("locked_by_id");
CREATE INDEX "strategy_decision_organisation_id_6a137cff" ON "strategy_decision" ("organisation_id");
CREATE INDEX "strategy_decision_projects_decision_id_54e05808" ON "strategy_decision_projects" ("decision_id");
CREATE UNIQUE INDEX "strategy_decision_projects_decision_id_project_id_0ff98fff_uniq" ON "strategy_decision_projects" ("decision_id", "project_id");
CREATE INDEX "strategy_decision_projects_project_id_25fdafe7" ON "strategy_decision_projects" ("project_id");
CREATE INDEX "strategy_edition_action_field_id_31a221a9" ON "strategy_edition" ("action_field_id");
CREATE INDEX "strategy_edition_city_id_f46907db" ON "strategy_edition" ("city_id");
CREATE INDEX "strategy_figure_programme_id_73a916f9" ON "strategy_figure" ("programme_id");
CREATE INDEX "strategy_formerslug_slug_1f36ad30" ON "strategy_formerslug" ("slug");
CREATE INDEX "strategy_funding_funding_programme_id_57d621b9" ON "strategy_funding" ("funding_programme_id");
CREATE INDEX "strategy_funding_project_id_7c22653e" ON "strategy_funding" ("project_id");
CREATE INDEX "strategy_guideline_programme_id_1c707a76" ON "strategy_guideline" ("programme_id");
CREATE INDEX "strategy_indicator_action_field_id_80ebd2bc" ON "strategy_indicator" ("action_field_id");
CREATE INDEX "strategy_indicator_city_id_953de1a3" ON "strategy_indicator" ("city_id");
CREATE INDEX "strategy_indicator_first_published_at_954bbc8a" ON "strategy_indicator" ("first_published_at");
CREATE INDEX "strategy_indicator_goals_indicator_id_d1ac2b22" ON "strategy_indicator_goals" ("indicator_id");
CREATE UNIQUE INDEX "strategy_indicator_goals_indicator_id_programmegoal_id_05747e60_uniq" ON "strategy_indicator_goals" ("indicator_id", "programmegoal_id");
CREATE INDEX "strategy_indicator_goals_programmegoal_id_e76766dc" ON "strategy_indicator_goals" ("programmegoal_id");
CREATE INDEX "strategy_indicator_latest_revision_id_07124ec3" ON "strategy_indicator" ("latest_revision_id");
CREATE INDEX "strategy_indicator_live_revision_id_f361b114" ON "strategy_indicator" ("live_revision_id");
CREATE INDEX "strategy_indicator_locked_by_id_ff794b6a" ON "strategy_indicator" ("locked_by_id");
CREATE INDEX "strategy_indicator_milestone_id_cf3441f0" ON "strategy_indicator" ("milestone_id");
CREATE INDEX "strategy_indicator_objective_id_326f336b" ON "strategy_indicator" ("objective_id");
CREATE INDEX "strategy_indicator_project_id_6bfa9fd1" ON "strategy_indicator" ("project_id");
CREATE INDEX "strategy_indicator_replaces_id_a2a4bf2e" ON "strategy_indicator" ("replaces_id");
CREATE INDEX "strategy_indicatortarget_indicator_id_5a2720e0" ON "strategy_indicatortarget" ("indicator_id");
CREATE INDEX "strategy_indicatorvalue_indicator_id_96922dcb" ON "strategy_indicatorvalue" ("indicator_id");
CREATE INDEX "strategy_milestone_project_id_d63c765c" ON "strategy_milestone" ("project_id");
CREATE INDEX "strategy_objective_action_field_id_ec579cd7" ON "strategy_objective" ("action_field_id");
CREATE INDEX "strategy_objective_goals_objective_id_d2bd4114" ON "strategy_objective_goals" ("objective_id");
CREATE UNIQUE INDEX "strategy_objective_goals_objective_id_programmegoal_id_f6b0369f_uniq" ON "strategy_objective_goals" ("objective_id", "programmegoal_id");
CREATE INDEX "strategy_objective_goals_programmegoal_id_12538d4a" ON "strategy_objective_goals" ("programmegoal_id");
CREATE INDEX "strategy_objective_parent_id_80486330" ON "strategy_objective" ("parent_id");
CREATE INDEX "strategy_partnership_organisation_id_7927d695" ON "strategy_partnership" ("organisation_id");
CREATE INDEX "strategy_partnership_project_id_74a9b4e5" ON "strategy_partnership" ("project_id");
CREATE INDEX "strategy_programmegoal_action_fields_actionfield_id_ddcf9958" ON "strategy_programmegoal_action_fields" ("actionfield_id");
CREATE INDEX "strategy_programmegoal_action_fields_programmegoal_id_27e0d8fd" ON "strategy_programmegoal_action_fields" ("programmegoal_id");
CREATE UNIQUE INDEX "strategy_programmegoal_action_fields_programmegoal_id_actionfield_id_3e108129_uniq" ON "strategy_programmegoal_action_fields" ("programmegoal_id", "actionfield_id");
CREATE INDEX "strategy_programmegoal_programme_id_2303c177" ON "strategy_programmegoal" ("programme_id");
CREATE INDEX "strategy_project_action_fields_actionfield_id_a4f46ba7" ON "strategy_project_action_fields" ("actionfield_id");
CREATE INDEX "strategy_project_action_fields_project_id_6ec362c7" ON "strategy_project_action_fields" ("project_id");
CREATE UNIQUE INDEX "strategy_project_action_fields_project_id_actionfield_id_a898e0f1_uniq" ON "strategy_project_action_fields" ("project_id", "actionfield_id");
CREATE INDEX "strategy_project_cities_city_id_97b5e45f" ON "strategy_project_cities" ("city_id");
CREATE INDEX "strategy_project_cities_project_id_9fcde1e0" ON "strategy_project_cities" ("project_id");
CREATE UNIQUE INDEX "strategy_project_cities_project_id_city_id_911d5e01_uniq" ON "strategy_project_cities" ("project_id", "city_id");
CREATE INDEX "strategy_project_districts_district_id_4a0bb8dc" ON "strategy_project_districts" ("district_id");
CREATE INDEX "strategy_project_districts_project_id_3adacdea" ON "strategy_project_districts" ("project_id");
CREATE UNIQUE INDEX "strategy_project_districts_project_id_district_id_c0dd3bb3_uniq" ON "strategy_project_districts" ("project_id", "district_id");
CREATE INDEX "strategy_project_first_published_at_8fad32ab" ON "strategy_project" ("first_published_at");
CREATE INDEX "strategy_project_invited_cities_city_id_de24f41a" ON "strategy_project_invited_cities" ("city_id");
CREATE INDEX "strategy_project_invited_cities_project_id_0bfe9392" ON "strategy_project_invited_cities" ("project_id");
CREATE UNIQUE INDEX "strategy_project_invited_cities_project_id_city_id_4bebd8b2_uniq" ON "strategy_project_invited_cities" ("project_id", "city_id");
CREATE INDEX "strategy_project_latest_revision_id_f8869f3f" ON "strategy_project" ("latest_revision_id");
CREATE INDEX "strategy_project_lead_city_id_d93c5ba4" ON "strategy_project" ("lead_city_id");
CREATE INDEX "strategy_project_lead_organisation_id_2ce9c5dd" ON "strategy_project" ("lead_organisation_id");
CREATE INDEX "strategy_project_live_revision_id_d774e634" ON "strategy_project" ("live_revision_id");
CREATE INDEX "strategy_project_locked_by_id_08037ceb" ON "strategy_project" ("locked_by_id");
CREATE INDEX "strategy_project_parent_id_42219ab8" ON "strategy_project" ("parent_id");
CREATE INDEX "strategy_projectdocument_file_id_6fda325d" ON "strategy_projectdocument" ("file_id");
CREATE INDEX "strategy_projectdocument_project_id_7b80d608" ON "strategy_projectdocument" ("project_id");
CREATE INDEX "strategy_statusnote_first_published_at_9c8c2863" ON "strategy_statusnote" ("first_published_at");
CREATE INDEX "strategy_statusnote_latest_revision_id_cf5e3d44" ON "strategy_statusnote" ("latest_revision_id");
CREATE INDEX "strategy_statusnote_live_revision_id_2a3d050a" ON "strategy_statusnote" ("live_revision_id");
CREATE INDEX "strategy_statusnote_locked_by_id_406398a0" ON "strategy_statusnote" ("locked_by_id");
CREATE INDEX "strategy_statusnote_project_id_f6b98f9f" ON "strategy_statusnote" ("project_id");
CREATE INDEX "strategy_task_milestone_id_f4c9ba76" ON "strategy_task" ("milestone_id");
CREATE INDEX "strategy_timelineentry_programme_id_27d6b385" ON "strategy_timelineentry" ("programme_id");
CREATE INDEX "submission_in_line" ON "events_submission" ("state", "waiting_since");
CREATE INDEX "taggit_tagg_content_8fc721_idx" ON "taggit_taggeditem" ("content_type_id", "object_id");
CREATE INDEX "taggit_taggeditem_content_type_id_9957a03c" ON "taggit_taggeditem" ("content_type_id");
CREATE INDEX "taggit_taggeditem_object_id_e2d7d1df" ON "taggit_taggeditem" ("object_id");
CREATE INDEX "taggit_taggeditem_tag_id_f4f5b767" ON "taggit_taggeditem" ("tag_id");
CREATE INDEX "tasks_db_new_ordering_idx" ON "django_tasks_database_dbtaskresult" ("status", "priority" DESC, "run_after" ASC, "enqueued_at" ASC) WHERE "status" = 'READY';
CREATE INDEX "thing_theme" ON "sensors_thing" ("theme", "city_id");
CREATE UNIQUE INDEX "tie_once_while_open" ON "actors_tie" ("first_id", "second_id", "kind") WHERE "state" IN ('proposed', 'agreed');
CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes');
CREATE UNIQUE INDEX "unique_in_progress_workflow" ON "wagtailcore_workflowstate" ("base_content_type_id", "object_id") WHERE "status" IN ('in_progress', 'needs_changes');
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";
CREATE INDEX "uplink_received" ON "sensors_uplink" ("received_at");
CREATE INDEX "wagtailadmi_content_717955_idx" ON "wagtailadmin_editingsession" ("content_type_id", "object_id");
CREATE INDEX "wagtailadmin_editingsession_content_type_id_4df7730e" ON "wagtailadmin_editingsession" ("content_type_id");
CREATE INDEX "wagtailadmin_editingsession_user_id_6e1a9b70" ON "wagtailadmin_editingsession" ("user_id");
CREATE INDEX "wagtailadmin_formstate_content_type_id_e32438b3" ON "wagtailadmin_formstate" ("content_type_id");
CREATE INDEX "wagtailadmin_formstate_user_id_b910adc2" ON "wagtailadmin_formstate" ("user_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_collection_id_761908ec" ON "wagtailcore_collectionviewrestriction" ("collection_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_47320efd" ON "wagtailcore_collectionviewrestriction_groups" ("collectionviewrestriction_id");
CREATE UNIQUE INDEX "wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_group_id_988995ae_uniq" ON "wagtailcore_collectionviewrestriction_groups" ("collectionviewrestriction_id", "group_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3" ON "wagtailcore_collectionviewrestriction_groups" ("group_id");
CREATE INDEX "wagtailcore_comment_page_id_108444b5" ON "wagtailcore_comment" ("page_id");
CREATE INDEX "wagtailcore_comment_resolved_by_id_a282aa0e" ON "wagtailcore_comment" ("resolved_by_id");
CREATE INDEX "wagtailcore_comment_revision_created_id_1d058279" ON "wagtailcore_comment" ("revision_created_id");
CREATE INDEX "wagtailcore_comment_user_id_0c577ca6" ON "wagtailcore_comment" ("user_id");
CREATE INDEX "wagtailcore_commentreply_comment_id_afc7e027" ON "wagtailcore_commentreply" ("comment_id");
CREATE INDEX "wagtailcore_commentreply_user_id_d0b3b9c3" ON "wagtailcore_commentreply" ("user_id");
CREATE INDEX "wagtailcore_groupapprovaltask_groups_group_id_2e64b61f" ON "wagtailcore_groupapprovaltask_groups" ("group_id");
CREATE INDEX "wagtailcore_groupapprovaltask_groups_groupapprovaltask_id_9a9255ea" ON "wagtailcore_groupapprovaltask_groups" ("groupapprovaltask_id");
CREATE UNIQUE INDEX "wagtailcore_groupapprovaltask_groups_groupapprovaltask_id_group_id_bb5ee7eb_uniq" ON "wagtailcore_groupapprovaltask_groups" ("groupapprovaltask_id", "group_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_collection_id_5423575a" ON "wagtailcore_groupcollectionpermission" ("collection_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_group_id_05d61460" ON "wagtailcore_groupcollectionpermission" ("group_id");
CREATE UNIQUE INDEX "wagtailcore_groupcollectionpermission_group_id_collection_id_permission_id_a21cefe9_uniq" ON "wagtailcore_groupcollectionpermission" ("group_id", "collection_id", "permission_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_permission_id_1b626275" ON "wagtailcore_groupcollectionpermission" ("permission_id");
CREATE INDEX "wagtailcore_grouppagepermission_group_id_fc07e671" ON "wagtailcore_grouppagepermission" ("group_id");
CREATE INDEX "wagtailcore_grouppagepermission_page_id_710b114a" ON "wagtailcore_grouppagepermission" ("page_id");
CREATE INDEX "wagtailcore_grouppagepermission_permission_id_05acb22e" ON "wagtailcore_grouppagepermission" ("permission_id");
CREATE INDEX "wagtailcore_groupsitepermission_group_id_e5cdbee4" ON "wagtailcore_groupsitepermission" ("group_id");
CREATE UNIQUE INDEX "wagtailcore_groupsitepermission_group_id_site_id_permission_id_a58ee30d_uniq" ON "wagtailcore_groupsitepermission" ("group_id", "site_id", "permission_id");
CREATE INDEX "wagtailcore_groupsitepermission_permission_id_459b1f38" ON "wagtailcore_groupsitepermission" ("permission_id");
CREATE INDEX "wagtailcore_groupsitepermission_site_id_245de488" ON "wagtailcore_groupsitepermission" ("site_id");
CREATE INDEX "wagtailcore_modellogentry_action_d2d856ee" ON "wagtailcore_modellogentry" ("action");
CREATE INDEX "wagtailcore_modellogentry_content_changed_8bc39742" ON "wagtailcore_modellogentry" ("content_changed");
CREATE INDEX "wagtailcore_modellogentry_content_type_id_68849e77" ON "wagtailcore_modellogentry" ("content_type_id");
CREATE INDEX "wagtailcore_modellogentry_object_id_e0e7d4ef" ON "wagtailcore_modellogentry" ("object_id");
CREATE INDEX "wagtailcore_modellogentry_revision_id_df6ca33a" ON "wagtailcore_modellogentry" ("revision_id");
CREATE INDEX "wagtailcore_modellogentry_timestamp_9694521b" ON "wagtailcore_modellogentry" ("timestamp");
CREATE INDEX "wagtailcore_modellogentry_user_id_0278d1bf" ON "wagtailcore_modellogentry" ("user_id");
CREATE INDEX "wagtailcore_page_alias_of_id_12945502" ON "wagtailcore_page" ("alias_of_id");
CREATE INDEX "wagtailcore_page_content_type_id_c28424df" ON "wagtailcore_page" ("content_type_id");
CREATE INDEX "wagtailcore_page_first_published_at_2b5dd637" ON "wagtailcore_page" ("first_published_at");
CREATE INDEX "wagtailcore_page_latest_revision_id_e60fef51" ON "wagtailcore_page" ("latest_revision_id");
CREATE INDEX "wagtailcore_page_live_revision_id_930bd822" ON "wagtailcore_page" ("live_revision_id");
CREATE INDEX "wagtailcore_page_locale_id_3c7e30a6" ON "wagtailcore_page" ("locale_id");
CREATE INDEX "wagtailcore_page_locked_by_id_bcb86245" ON "wagtailcore_page" ("locked_by_id");
CREATE INDEX "wagtailcore_page_owner_id_fbf7c332" ON "wagtailcore_page" ("owner_id");
CREATE INDEX "wagtailcore_page_slug_e7c11b8f" ON "wagtailcore_page" ("slug");
CREATE UNIQUE INDEX "wagtailcore_page_translation_key_locale_id_9b041bad_uniq" ON "wagtailcore_page" ("translation_key", "locale_id");
CREATE INDEX "wagtailcore_pagelogentry_action_c2408198" ON "wagtailcore_pagelogentry" ("action");
CREATE INDEX "wagtailcore_pagelogentry_content_changed_99f27ade" ON "wagtailcore_pagelogentry" ("content_changed");
CREATE INDEX "wagtailcore_pagelogentry_content_type_id_74e7708a" ON "wagtailcore_pagelogentry" ("content_type_id");
CREATE INDEX "wagtailcore_pagelogentry_page_id_8464e327" ON "wagtailcore_pagelogentry" ("page_id");
CREATE INDEX "wagtailcore_pagelogentry_revision_id_8043d103" ON "wagtailcore_pagelogentry" ("revision_id");
CREATE INDEX "wagtailcore_pagelogentry_timestamp_deb774c4" ON "wagtailcore_pagelogentry" ("timestamp");
CREATE INDEX "wagtailcore_pagelogentry_user_id_604ccfd8" ON "wagtailcore_pagelogentry" ("user_id");
CREATE INDEX "wagtailcore_pagesubscription_page_id_a085e7a6" ON "wagtailcore_pagesubscription" ("page_id");
CREATE UNIQUE INDEX "wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq" ON "wagtailcore_pagesubscription" ("page_id", "user_id");
CREATE INDEX "wagtailcore_pagesubscription_user_id_89d7def9" ON "wagtailcore_pagesubscription" ("user_id");
CREATE INDEX "wagtailcore_pageviewrestriction_groups_group_id_6460f223" ON "wagtailcore_pageviewrestriction_groups" ("group_id");
CREATE INDEX "wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_f147a99a" ON "wagtailcore_pageviewrestriction_groups" ("pageviewrestriction_id");
CREATE UNIQUE INDEX "wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_group_id_d23f80bb_uniq" ON "wagtailcore_pageviewrestriction_groups" ("pageviewrestriction_id", "group_id");
CREATE INDEX "wagtailcore_pageviewrestriction_page_id_15a8bea6" ON "wagtailcore_pageviewrestriction" ("page_id");
CREATE INDEX "wagtailcore_referenceindex_base_content_type_id_313cf40f" ON "wagtailcore_referenceindex" ("base_content_type_id");
CREATE UNIQUE INDEX "wagtailcore_referenceindex_base_content_type_id_object_id_to_content_type_id_to_object_id_content_path_hash_9e6ccd6a_uniq" ON "wagtailcore_referenceindex" ("base_content_type_id", "object_id", "to_content_type_id", "to_object_id", "content_path_hash");
CREATE INDEX "wagtailcore_referenceindex_content_type_id_766e0336" ON "wagtailcore_referenceindex" ("content_type_id");
CREATE INDEX "wagtailcore_referenceindex_to_content_type_id_93690bbd" ON "wagtailcore_referenceindex" ("to_content_type_id");
CREATE INDEX "wagtailcore_revision_approved_go_live_at_88d3dee5" ON "wagtailcore_revision" ("approved_go_live_at");
CREATE INDEX "wagtailcore_revision_base_content_type_id_5b4ef7bd" ON "wagtailcore_revision" ("base_content_type_id");
CREATE INDEX "wagtailcore_revision_content_type_id_c8cb69c0" ON "wagtailcore_revision" ("content_type_id");
CREATE INDEX "wagtailcore_revision_created_at_81450aa6" ON "wagtailcore_revision" ("created_at");
CREATE INDEX "wagtailcore_revision_user_id_03df83b0" ON "wagtailcore_revision" ("user_id");
CREATE INDEX "wagtailcore_site_hostname_96b20b46" ON "wagtailcore_site" ("hostname");
CREATE UNIQUE INDEX "wagtailcore_site_hostname_port_2c626d70_uniq" ON "wagtailcore_site" ("hostname", "port");
CREATE INDEX "wagtailcore_site_root_page_id_e02fb95c" ON "wagtailcore_site" ("root_page_id");
CREATE INDEX "wagtailcore_task_content_type_id_249ab8ba" ON "wagtailcore_task" ("content_type_id");
CREATE INDEX "wagtailcore_taskstate_content_type_id_0a758fdc" ON "wagtailcore_taskstate" ("content_type_id");
CREATE INDEX "wagtailcore_taskstate_finished_by_id_13f98229" ON "wagtailcore_taskstate" ("finished_by_id");
CREATE INDEX "wagtailcore_taskstate_revision_id_df25a499" ON "wagtailcore_taskstate" ("revision_id");
CREATE INDEX "wagtailcore_taskstate_task_id_c3677c34" ON "wagtailcore_taskstate" ("task_id");
CREATE INDEX "wagtailcore_taskstate_workflow_state_id_9239a775" ON "wagtailcore_taskstate" ("workflow_state_id");
CREATE INDEX "wagtailcore_uploadedfile_for_content_type_id_b0fc87b2" ON "wagtailcore_uploadedfile" ("for_content_type_id");
CREATE INDEX "wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8" ON "wagtailcore_uploadedfile" ("uploaded_by_user_id");
CREATE INDEX "wagtailcore_uuid_06a44d_idx" ON "wagtailcore_pagelogentry" ("uuid", "action", "timestamp" DESC);
CREATE INDEX "wagtailcore_uuid_d6363b_idx" ON "wagtailcore_modellogentry" ("uuid", "action", "timestamp" DESC);
CREATE INDEX "wagtailcore_workflowcontenttype_workflow_id_9aad7cd2" ON "wagtailcore_workflowcontenttype" ("workflow_id");
CREATE INDEX "wagtailcore_workflowpage_workflow_id_56f56ff6" ON "wagtailcore_workflowpage" ("workflow_id");
CREATE INDEX "wagtailcore_workflowstate_base_content_type_id_a30dc576" ON "wagtailcore_workflowstate" ("base_content_type_id");
CREATE INDEX "wagtailcore_workflowstate_content_type_id_2bb78ce1" ON "wagtailcore_workflowstate" ("content_type_id");
CREATE INDEX "wagtailcore_workflowstate_requested_by_id_4090bca3" ON "wagtailcore_workflowstate" ("requested_by_id");
CREATE INDEX "wagtailcore_workflowstate_workflow_id_1f18378f" ON "wagtailcore_workflowstate" ("workflow_id");
CREATE INDEX "wagtailcore_workflowtask_task_id_ce7716fe" ON "wagtailcore_workflowtask" ("task_id");
CREATE INDEX "wagtailcore_workflowtask_workflow_id_b9717175" ON "wagtailcore_workflowtask" ("workflow_id");
CREATE UNIQUE INDEX "wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq" ON "wagtailcore_workflowtask" ("workflow_id", "task_id");
CREATE INDEX "wagtaildocs_document_collection_id_23881625" ON "wagtaildocs_document" ("collection_id");
CREATE INDEX "wagtaildocs_document_uploaded_by_user_id_17258b41" ON "wagtaildocs_document" ("uploaded_by_user_id");
CREATE INDEX "wagtailimages_image_collection_id_c2f8af7e" ON "wagtailimages_image" ("collection_id");
CREATE INDEX "wagtailimages_image_created_at_86fa6cd4" ON "wagtailimages_image" ("created_at");
CREATE INDEX "wagtailimages_image_file_hash_fb5bbb23" ON "wagtailimages_image" ("file_hash");
CREATE INDEX "wagtailimages_image_uploaded_by_user_id_5d73dc75" ON "wagtailimages_image" ("uploaded_by_user_id");
CREATE INDEX "wagtailimages_rendition_filter_spec_1cba3201" ON "wagtailimages_rendition" ("filter_spec");
CREATE INDEX "wagtailimages_rendition_image_id_3e1fd774" ON "wagtailimages_rendition" ("image_id");
CREATE UNIQUE INDEX "wagtailimages_rendition_image_id_filter_spec_focal_point_key_323c8fe0_uniq" ON "wagtailimages_rendition" ("image_id", "filter_spec", "focal_point_key");
CREATE INDEX "wagtailredirects_redirect_old_path_bb35247b" ON "wagtailredirects_redirect" ("old_path");
CREATE UNIQUE INDEX "wagtailredirects_redirect_old_path_site_id_783622d7_uniq" ON "wagtailredirects_redirect" ("old_path", "site_id");
CREATE INDEX "wagtailredirects_redirect_redirect_page_id_b5728a8f" ON "wagtailredirects_redirect" ("redirect_page_id");
CREATE INDEX "wagtailredirects_redirect_site_id_780a0e1e" ON "wagtailredirects_redirect" ("site_id");
CREATE INDEX "wagtailsearch_indexentry_content_type_id_62ed694f" ON "wagtailsearch_indexentry" ("content_type_id");
CREATE UNIQUE INDEX "wagtailsearch_indexentry_content_type_id_object_id_bcd7ba73_uniq" ON "wagtailsearch_indexentry" ("content_type_id", "object_id");
CREATE INDEX "workflowstate_base_ct_id_idx" ON "wagtailcore_workflowstate" ("base_content_type_id", "object_id");
CREATE INDEX "workflowstate_ct_id_idx" ON "wagtailcore_workflowstate" ("content_type_id", "object_id");
CREATE TRIGGER delete_wagtailsearch_indexentry_fts AFTER DELETE ON wagtailsearch_indexentry BEGIN DELETE FROM wagtailsearch_indexentry_fts WHERE rowid=OLD.id; END;
CREATE TRIGGER insert_wagtailsearch_indexentry_fts AFTER INSERT ON wagtailsearch_indexentry BEGIN INSERT INTO wagtailsearch_indexentry_fts(title, body, autocomplete, rowid) VALUES (NEW.title, NEW.body, NEW.autocomplete, NEW.id); END;
CREATE TRIGGER update_wagtailsearch_indexentry_fts AFTER UPDATE ON wagtailsearch_indexentry BEGIN UPDATE wagtailsearch_indexentry_fts SET title=NEW.title, body=NEW.body, autocomplete=NEW.autocomplete WHERE rowid=NEW.id; END;
